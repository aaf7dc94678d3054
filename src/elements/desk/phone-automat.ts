import './phone-sound.js';

export { AutoAnswer } from '../../services/auto-answer.js';
