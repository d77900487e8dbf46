//! The binary: hands its arguments to the library and returns the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(oss_welzijn::cli::run(std::env::args_os()))
}
