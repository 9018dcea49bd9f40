import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./server/store/schema.ts",
    "./server/store/access-schema.ts",
    "./server/store/health-schema.ts",
    "./server/store/notification-schema.ts",
  ],
  out: "./server/store/migrations",
});
