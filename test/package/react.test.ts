import { describeApp } from './framework-app.js';

describeApp('react-app', ['tsc', '-p', 'tsconfig.json']);
