import './call-extras.js';
import '../call-video.js';
