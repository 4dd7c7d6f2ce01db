#!/usr/bin/env node
// The sources are TypeScript; `npm ci` (its `prepare` step) has compiled them to dist/.
import '../dist/cli/main.js';
