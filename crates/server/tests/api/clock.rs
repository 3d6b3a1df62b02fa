//! The clock of a demo, and work in the background.

use std::sync::atomic::{AtomicU32, Ordering};

use api::demo::{AdvanceClock, AdvanceClockRequest, ClockBody, ShowClock};
use chrono::TimeDelta;
use server::clock::Clock;
use server::refusal::Refusal;
use server::worker::{self, Job};

use crate::support::{App, Engine, both};

fn by(seconds: u32) -> AdvanceClock {
    let body = AdvanceClockRequest { seconds };
    AdvanceClock { body }
}

/// Each case has a process of its own.
static RUNS: AtomicU32 = AtomicU32::new(0);

fn counted(name: &'static str) -> Job {
    Job {
        name,
        every: TimeDelta::hours(1),
        run: |_| {
            Box::pin(async {
                RUNS.fetch_add(1, Ordering::SeqCst);
                Err(Refusal::Bug(
                    "a job that fails is done again when it is due",
                ))
            })
        },
    }
}

both! {
    // B24: as the README says it.
    async fn the_command_moves_the_clock_of_a_running_demo(app: App) {
        let before: ClockBody = app.visitor().gets(&ShowClock).await;
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_selfserve"));
        command.args(["clock", "advance", "35d"]).env("SELFSERVE_URL", &app.origin);
        let output = command.output().await.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8_lossy(&output.stdout).contains("business clock"));
        let after: ClockBody = app.visitor().gets(&ShowClock).await;
        assert!(after.business_now - before.business_now >= TimeDelta::days(35));
    }

    // B24
    async fn the_business_clock_of_a_demo_moves_on_and_the_system_clock_does_not(app: App) {
        let visitor = app.visitor();
        let before: ClockBody = visitor.gets(&ShowClock).await;
        let after: ClockBody = visitor.gets(&by(35 * 86_400)).await;
        let moved = after.business_now - before.business_now;
        assert!(moved >= TimeDelta::days(35) && moved < TimeDelta::days(36), "{moved}");
        assert!(after.system_now - before.system_now < TimeDelta::days(1));

        // Another instance of the server, or this one after a start, hears of it.
        app.clock.set_ahead(TimeDelta::zero());
        worker::look(&app.state, &[]).await.unwrap();
        let shown: ClockBody = visitor.gets(&ShowClock).await;
        assert!(shown.business_now >= after.business_now);
    }

    async fn the_clock_moves_neither_back_nor_by_centuries(app: App) {
        for seconds in [0, AdvanceClockRequest::AT_MOST + 1] {
            let answer = app.visitor().sends(&by(seconds)).await;
            assert_eq!(answer.status, 400, "{seconds}");
        }
    }

    async fn a_job_is_done_once_an_hour_by_whichever_instance_comes_first(app: App) {
        let jobs = [counted("counted")];
        for _ in 0..3 {
            worker::look(&app.state, &jobs).await.unwrap();
        }
        assert_eq!(RUNS.load(Ordering::SeqCst), 1);
        app.clock.advance(TimeDelta::minutes(61));
        worker::look(&app.state, &jobs).await.unwrap();
        assert_eq!(RUNS.load(Ordering::SeqCst), 2);
    }
}
