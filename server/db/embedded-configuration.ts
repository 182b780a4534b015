/**
 * The whole postgresql.conf of the embedded server, written anew at each start.
 * Loopback only and no Unix socket: nothing but this machine's TCP with a password reaches it.
 */
export function serverConfiguration(of: { port: number; volatile: boolean }): string {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    `port = ${of.port}`,
    "unix_socket_directories = ''",
    'max_connections = 120',
    'shared_buffers = 256MB',
    'effective_cache_size = 1GB',
    'work_mem = 16MB',
    'maintenance_work_mem = 256MB',
    'max_wal_size = 2GB',
    'wal_level = replica',
    'random_page_cost = 1.1',
    // Compiling costs more than it saves on statements of a few milliseconds.
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "password_encryption = 'scram-sha-256'",
    "cluster_name = 'nes-konsol'",
    // A week of logs at most: the name repeats and the file is emptied.
    'logging_collector = on',
    "log_directory = 'log'",
    "log_filename = 'postgres-%a.log'",
    'log_truncate_on_rotation = on',
    'log_rotation_age = 1d',
    // Statements carry personal data; only errors of severity are kept, without their statement.
    'log_min_error_statement = panic',
    'log_parameter_max_length_on_error = 0',
    // The detail of a broken constraint quotes the row: "Key (person_number)=(…) already exists".
    'log_error_verbosity = terse',
  ];
  if (of.volatile) {
    lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'max_connections = 300');
  } else {
    lines.push('fsync = on', 'synchronous_commit = on', 'full_page_writes = on');
  }
  return `${lines.join('\n')}\n`;
}
