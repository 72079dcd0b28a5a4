//! What is true of mobility: pure values and rules, without input, output, clock or chance.
