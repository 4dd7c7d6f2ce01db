import { defineConfig } from '@playwright/test';

export default defineConfig({
  captureGitInfo: { commit: false, diff: false },
  projects: [{ name: 'self', testDir: '.', testMatch: '**/*.test.ts', testIgnore: 'dist/**' }],
});
