// What `.ci/run` calls to have only the bootstrap's own work done: packages installed, the project's Node in place.
console.log(`Node.js ${process.version} hazır.`)
