# One image for the API, the worker and the migrations; which of them it is, the command says.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.ts && npm prune --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
# Flags and arenas as in scripts/bootstrap.mjs.
ENV NODE_ENV=production MODE=production DATA_DIR=/data HOST=0.0.0.0 MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build /app /app
RUN useradd --uid 10001 --no-create-home konsol && install -d -o konsol -m 700 /data /anchor
USER konsol
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
# A plain signal: start.ts finishes running requests and jobs before it ends.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=40", "scripts/start.ts"]
