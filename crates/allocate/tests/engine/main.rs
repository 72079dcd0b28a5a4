//! The engine from outside: against every allocation of tiny problems, against itself with
//! mutated results, against bad input, and on the demo year.

mod acceptance;
mod bad_input;
mod brute;
mod checker;
mod exact;
mod explain;
mod flow;
mod intsek;
mod mutation;
mod repair;
mod round;
mod stable;
mod tables;
mod tiny;
mod units;
mod year;
