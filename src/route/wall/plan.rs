//! The plan of a kiosk (轮播计划): which screen stands, when to look for newer data, when to begin
//! anew. A machine of states, fed with moments and events; it does nothing itself.

use super::WallSettings;
use super::clock::{Moment, age_ms};

/// A longer silence than this between two ticks means that the machine slept, the page was hidden,
/// or a clock was set.
const SILENCE_MS: f64 = 90_000.0;
/// How long the first attempt after a failure waits; each further one twice as long.
const FIRST_RETRY_MS: f64 = 15_000.0;
/// How long an attempt to get newer data may take.
const PATIENCE_MS: f64 = 60_000.0;
/// How long a page lives at least before the quiet hour loads it anew.
const LEAST_LIFE_MS: f64 = 6.0 * 3_600_000.0;
/// How long the quiet hour lasts, in minutes.
const QUIET_MINUTES: u16 = 60;
/// Pause between attempts to load the page anew.
const RELOAD_RETRY_MS: f64 = 600_000.0;
/// When the memory in use is taken as usual.
const WARM_MS: f64 = 900_000.0;
/// Growth beyond which the page is loaded anew: this many times the usual, and this many bytes.
const GROWTH: f64 = 1.5;
const GROWTH_BYTES: f64 = 100_000_000.0;

/// What the plan hears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// About once a second, as far as the browser lets it.
    Tick,
    /// Somebody touched the screen.
    Touch,
    /// Somebody asked for the next screen, or the one before.
    Step(bool),
    /// Somebody asked to stop, or to go on.
    Toggle,
    /// The page went out of sight.
    Hidden,
    /// The page came back into sight.
    Shown,
    /// The look for newer data has ended, well or not.
    Refreshed(bool),
    /// So many bytes are in use.
    Memory(f64),
    /// There are so many screens now.
    Screens(usize),
}

/// Why the page is loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Schedule,
    Memory,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The screen of [`Plan::index`] is to stand.
    Show,
    /// Nobody has touched the screen for a while: what was opened is to be closed.
    Rest,
    /// Newer data is to be looked for.
    Refresh,
    /// The look for newer data takes too long and is to be given up.
    GiveUp,
    /// The rotation has come round: a newer version may take over.
    Round,
    /// The page is to be loaded anew, if it can be.
    Reload(Why),
}

/// The plan of a kiosk.
#[derive(Clone, Debug)]
pub struct Plan {
    settings: WallSettings,
    screens: usize,
    index: usize,
    /// Since when the screen stands.
    shown: f64,
    /// When somebody last touched it; while the rotation stands still.
    touched: Option<f64>,
    is_hidden: bool,
    last: Moment,
    begun: Moment,
    /// When newer data was last looked for with success; the data itself, until then.
    checked: Option<Moment>,
    due: f64,
    asked: Option<f64>,
    failures: u32,
    usual: Option<f64>,
    reload: Option<Why>,
    next_reload: f64,
}

impl Plan {
    /// A plan that begins now.
    pub fn new(settings: WallSettings, now: Moment) -> Plan {
        Plan {
            due: now.steady,
            settings,
            screens: 0,
            index: 0,
            shown: now.steady,
            touched: None,
            is_hidden: false,
            last: now,
            begun: now,
            checked: None,
            asked: None,
            failures: 0,
            usual: None,
            reload: None,
            next_reload: 0.0,
        }
    }

    /// The screen that stands, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Whether somebody has stopped the rotation.
    pub fn is_paused(&self) -> bool {
        self.touched.is_some()
    }

    /// Milliseconds since the data was last known to be the newest; `None` before the first time.
    pub fn age(&self, now: Moment) -> Option<f64> {
        Some(age_ms(now, self.checked?))
    }

    /// Whether the data is older than the link allows.
    pub fn is_stale(&self, now: Moment) -> bool {
        let limit = f64::from(self.settings.age) * 3_600_000.0;
        self.age(now).is_some_and(|age| age > limit)
    }

    /// Takes over when the data was last checked, from before the page was loaded.
    pub fn remember(&mut self, checked_wall: f64, now: Moment) {
        self.checked = Some(Moment {
            wall: checked_wall,
            ..now
        });
    }

    /// Takes a moment and an event; answers with what is to be done, in order.
    pub fn hear(&mut self, now: Moment, event: Event) -> Vec<Act> {
        let mut acts = Vec::new();
        match event {
            Event::Tick => self.tick(now, &mut acts),
            Event::Touch => self.touched = Some(now.steady),
            Event::Toggle if self.is_paused() => self.go_on(now),
            Event::Toggle => self.touched = Some(now.steady),
            Event::Step(is_forward) => {
                self.touched = Some(now.steady);
                let count = self.screens.max(1);
                let by = if is_forward { 1 } else { count - 1 };
                self.index = (self.index + by) % count;
                self.shown = now.steady;
                acts.push(Act::Show);
            }
            Event::Hidden => self.is_hidden = true,
            Event::Shown => {
                self.is_hidden = false;
                self.wake(now);
            }
            Event::Refreshed(is_good) => self.refreshed(now, is_good),
            Event::Memory(bytes) => self.weigh(now, bytes),
            Event::Screens(count) => {
                self.screens = count;
                self.index = self.index.min(count.saturating_sub(1));
                acts.push(Act::Show);
            }
        }
        acts
    }

    fn tick(&mut self, now: Moment, acts: &mut Vec<Act>) {
        let silence = now.steady - self.last.steady;
        // Either clock may have jumped without the other.
        let jump = (now.wall - self.last.wall).abs();
        self.last = now;
        if silence > SILENCE_MS || jump > SILENCE_MS {
            self.wake(now);
        }
        self.plan_reload(now);
        match self.asked {
            Some(asked) if now.steady - asked > PATIENCE_MS => {
                acts.push(Act::GiveUp);
                self.refreshed(now, false);
            }
            None if now.steady >= self.due => {
                self.asked = Some(now.steady);
                acts.push(Act::Refresh);
            }
            _ => {}
        }
        if let Some(touched) = self.touched {
            if now.steady - touched >= f64::from(self.settings.idle) * 1000.0 {
                self.go_on(now);
                self.index = 0;
                acts.push(Act::Rest);
                acts.push(Act::Show);
            }
            return;
        }
        if self.is_hidden || now.steady - self.shown < f64::from(self.settings.dwell) * 1000.0 {
            return;
        }
        self.shown = now.steady;
        self.index = (self.index + 1) % self.screens.max(1);
        if self.screens > 1 {
            acts.push(Act::Show);
        }
        if self.index == 0 {
            acts.push(Act::Round);
            if let Some(why) = self.reload.take() {
                self.next_reload = now.steady + RELOAD_RETRY_MS;
                acts.push(Act::Reload(why));
            }
        }
    }

    /// After a sleep nothing is made up for: the screen stands for its whole time, and the data is
    /// looked at first.
    fn wake(&mut self, now: Moment) {
        self.shown = now.steady;
        self.last = now;
        self.due = now.steady;
        if self.touched.is_some() {
            // Whoever touched it is gone.
            self.touched = Some(now.steady - f64::from(self.settings.idle) * 1000.0);
        }
    }

    fn go_on(&mut self, now: Moment) {
        self.touched = None;
        self.shown = now.steady;
    }

    fn refreshed(&mut self, now: Moment, is_good: bool) {
        self.asked = None;
        let usual = f64::from(self.settings.refresh) * 1000.0;
        if is_good {
            self.failures = 0;
            self.checked = Some(now);
            self.due = now.steady + usual;
        } else {
            let doubled = FIRST_RETRY_MS * f64::from(1_u32 << self.failures.min(16));
            self.failures += 1;
            self.due = now.steady + doubled.min(usual);
        }
    }

    fn weigh(&mut self, now: Moment, bytes: f64) {
        match self.usual {
            None if now.steady - self.begun.steady >= WARM_MS => self.usual = Some(bytes),
            Some(usual)
                if bytes > usual * GROWTH
                    && bytes > usual + GROWTH_BYTES
                    && now.steady >= self.next_reload =>
            {
                self.reload = Some(Why::Memory);
            }
            _ => {}
        }
    }

    /// In the quiet hour a page that has lived long is loaded anew; once, as it lives short then.
    fn plan_reload(&mut self, now: Moment) {
        let Some(at) = self.settings.reload else {
            return;
        };
        let is_quiet = (now.minute + 1440 - at) % 1440 < QUIET_MINUTES;
        let is_old = now.steady - self.begun.steady >= LEAST_LIFE_MS;
        if is_quiet && is_old && now.steady >= self.next_reload {
            self.reload = Some(Why::Schedule);
        }
    }
}
