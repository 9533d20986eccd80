# Two images: `backend` is the API and the workers (the command decides), `web` is nginx with the built web app.

# npm ci wants the manifest of every workspace. Sources come later, so that a change to them keeps these layers.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY embedded/package.json embedded/
COPY backend/package.json backend/
COPY frontend/package.json frontend/


# Only the workspaces of the image: what the others need at run time would come along with what these need for building.
FROM manifests AS production-dependencies
RUN --mount=type=cache,target=/root/.npm \
    npm pkg set --json 'workspaces=["contracts", "backend"]' && npm ci --omit=dev --ignore-scripts


FROM manifests AS contracts
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY tsconfig.base.json ./
COPY scripts/build.mjs scripts/
COPY scripts/lib scripts/lib
COPY contracts contracts
RUN npm run build -- contracts


FROM contracts AS backend-build
COPY backend backend
RUN npm run build -- backend


FROM contracts AS web-build
COPY frontend frontend
RUN npm run build -- frontend


FROM node:24-bookworm-slim AS backend
LABEL org.opencontainers.image.title="Switchboard" \
      org.opencontainers.image.description="The API and the workers of the Switchboard support portal" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=production-dependencies /app/node_modules node_modules
COPY --from=backend-build /app/contracts/package.json contracts/
COPY --from=backend-build /app/contracts/dist contracts/dist
COPY --from=backend-build /app/backend/package.json backend/
COPY --from=backend-build /app/backend/dist backend/dist
USER node
EXPOSE 5000
# As `npm run api` and `npm run worker` do, without npm between the signals and the process.
CMD ["node", "--max-semi-space-size=64", "backend/dist/main.api.js"]


FROM nginx:1.30-alpine-slim AS web
LABEL org.opencontainers.image.title="Switchboard web" \
      org.opencontainers.image.description="nginx with the web app of the Switchboard support portal" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /srv/switchboard
COPY nginx.conf deploy/compose/upstreams.conf /etc/nginx/
COPY --from=web-build /app/frontend/dist/browser html
USER nginx
EXPOSE 8080
# Finishes the requests that are under way.
STOPSIGNAL SIGQUIT
ENTRYPOINT ["nginx", "-p", "/srv/switchboard", "-c", "/etc/nginx/nginx.conf", "-e", "stderr"]
CMD ["-g", "daemon off;"]
