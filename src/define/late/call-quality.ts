import './call-extras.js';
import '../call-quality.js';
