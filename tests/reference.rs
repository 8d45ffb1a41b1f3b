//! Every figure of independent programs (seminr, cSEM, plspm) on the simulated surveys.
