import './call-extras.js';
import '../call-recording.js';
