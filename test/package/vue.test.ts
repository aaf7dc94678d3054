import { describeApp } from './framework-app.js';

describeApp('vue-app', ['vue-tsc', '-p', 'tsconfig.json']);
