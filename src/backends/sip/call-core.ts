/**
 * What every SIP call needs, an agent's and a visitor's. What is loaded beside a
 * call names it: it is there already, and bundlers, who see that, leave it in one
 * piece (decision 13).
 */
import '../../kit/retry.js';
import './inbound-leg.js';
import './outbound-leg.js';
import './sip-link.js';
import './user-agent.js';
