import './phone-calls.js';

export { CallAttention } from '../../elements/attention/call-attention.js';
