# One image for every role of docker-compose.yml: api, worker, web, and the one-shot migrate.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/domain/package.json libs/domain/package.json
RUN npm ci --include=dev --no-fund --no-audit
COPY . .
RUN node tools/build/build-backend.mjs && node tools/build/build-frontend.mjs

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/domain/package.json libs/domain/package.json
RUN npm ci --omit=dev --no-fund --no-audit

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "dist/backend/src/main.js"]
