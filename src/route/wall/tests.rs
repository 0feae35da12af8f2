//! The kiosk's link and plan: what stands, what is looked for, what a jump of a clock does.

use super::*;

/// So many seconds after the start, at noon plus as many minutes.
fn at(seconds: f64) -> Moment {
    Moment {
        steady: seconds * 1000.0,
        wall: 1_700_000_000_000.0 + seconds * 1000.0,
        minute: ((720.0 + seconds / 60.0) % 1440.0) as u16,
    }
}

fn plan(screens: usize) -> Plan {
    let settings = WallSettings {
        dwell: 10,
        refresh: 100,
        idle: 30,
        ..WallSettings::default()
    };
    let mut plan = Plan::new(settings, at(0.0));
    assert_eq!(plan.hear(at(0.0), Event::Screens(screens)), [Act::Show]);
    plan
}

/// Ticks each second; the acts with their seconds.
fn run(plan: &mut Plan, from: u32, to: u32) -> Vec<(u32, Act)> {
    let mut acts = Vec::new();
    for second in from..to {
        let now = at(f64::from(second));
        for act in plan.hear(now, Event::Tick) {
            if act == Act::Refresh {
                plan.hear(now, Event::Refreshed(true));
            }
            acts.push((second, act));
        }
    }
    acts
}

#[test]
fn a_link_reads_back_as_itself_and_says_only_what_is_unusual() {
    assert!(WallSettings::default().pairs().is_empty());
    let mut settings = WallSettings::default();
    let pairs = [
        ("pages", "overview,family/studio,region/610402,counties"),
        ("dwell", "8"),
        ("refresh", "60"),
        ("idle", "45"),
        ("age", "2"),
        ("theme", "light"),
        ("night", "22:00-06:30"),
        ("reload", "04:15"),
    ];
    for (key, value) in pairs {
        assert!(settings.take(key, value), "{key}={value}");
    }
    assert_eq!(settings.night, Some((1320, 390)));
    let mut read = WallSettings::default();
    for (key, value) in settings.pairs() {
        assert!(read.take(key, &value), "{key}={value}");
    }
    assert_eq!(read, settings);
    assert!(settings.take("reload", "no"));
    assert_eq!(settings.reload, None);
}

#[test]
fn what_a_link_may_not_say_is_told() {
    for (key, value) in [
        ("pages", ""),
        ("pages", "overview,nowhere"),
        ("pages", "family/"),
        ("dwell", "0"),
        ("dwell", "2"),
        ("refresh", "1"),
        ("idle", "many"),
        ("theme", "pink"),
        ("night", "22:00"),
        ("night", "22:00-22:00"),
        ("night", "24:00-06:00"),
        ("reload", "3:60"),
        ("colour", "blue"),
    ] {
        let mut settings = WallSettings::default();
        assert!(!settings.take(key, value), "{key}={value}");
        assert_eq!(settings, WallSettings::default());
    }
}

#[test]
fn screens_follow_one_another_and_the_round_is_told() {
    let mut plan = plan(3);
    let acts = run(&mut plan, 1, 31);
    assert_eq!(
        acts,
        [
            (1, Act::Refresh),
            (10, Act::Show),
            (20, Act::Show),
            (30, Act::Show),
            (30, Act::Round)
        ]
    );
    assert_eq!(plan.index(), 0);
}

#[test]
fn one_screen_alone_stays_and_its_rounds_are_told() {
    let mut plan = plan(1);
    let acts = run(&mut plan, 1, 11);
    assert_eq!(acts, [(1, Act::Refresh), (10, Act::Round)]);
}

#[test]
fn a_touch_stops_it_and_idleness_begins_anew() {
    let mut plan = plan(3);
    run(&mut plan, 1, 12);
    assert_eq!(plan.index(), 1);
    plan.hear(at(12.0), Event::Touch);
    assert!(plan.is_paused());
    let acts = run(&mut plan, 13, 60);
    assert_eq!(acts[..2], [(42, Act::Rest), (42, Act::Show)]);
    assert_eq!(acts[2], (52, Act::Show));
    assert!(!plan.is_paused());
}

#[test]
fn steps_go_both_ways_round_and_keep_it_stopped() {
    let mut plan = plan(3);
    assert_eq!(plan.hear(at(1.0), Event::Step(false)), [Act::Show]);
    assert_eq!(plan.index(), 2);
    plan.hear(at(2.0), Event::Step(true));
    assert_eq!(plan.index(), 0);
    assert!(plan.is_paused());
    plan.hear(at(3.0), Event::Toggle);
    assert!(!plan.is_paused());
    plan.hear(at(4.0), Event::Toggle);
    assert!(plan.is_paused());
    // Without screens nothing is divided by nothing.
    let mut empty = Plan::new(WallSettings::default(), at(0.0));
    empty.hear(at(1.0), Event::Step(true));
    empty.hear(at(2.0), Event::Step(false));
    assert_eq!(empty.index(), 0);
}

#[test]
fn a_failed_look_is_repeated_with_growing_pauses_up_to_the_usual_one() {
    let mut plan = plan(1);
    let mut looks = Vec::new();
    for second in 1..400 {
        let now = at(f64::from(second));
        if plan.hear(now, Event::Tick).contains(&Act::Refresh) {
            looks.push(second);
            plan.hear(now, Event::Refreshed(false));
        }
    }
    // 15, 30 and 60 seconds later, then every 100.
    assert_eq!(looks, [1, 16, 46, 106, 206, 306]);
    assert_eq!(plan.age(at(400.0)), None, "never checked yet");
}

#[test]
fn a_hung_look_is_given_up() {
    let mut plan = plan(1);
    assert_eq!(plan.hear(at(1.0), Event::Tick), [Act::Refresh]);
    for second in 2..62 {
        let acts = plan.hear(at(f64::from(second)), Event::Tick);
        assert!(!acts.contains(&Act::GiveUp) && !acts.contains(&Act::Refresh));
    }
    assert!(plan.hear(at(62.0), Event::Tick).contains(&Act::GiveUp));
    let again = plan.hear(at(77.0), Event::Tick);
    assert!(again.contains(&Act::Refresh));
}

#[test]
fn age_counts_from_the_last_good_look_and_turns_amber() {
    let mut plan = plan(1);
    plan.remember(at(0.0).wall - 3_600_000.0, at(0.0));
    assert_eq!(plan.age(at(60.0)), Some(3_660_000.0));
    assert!(!plan.is_stale(at(60.0)));
    assert!(plan.is_stale(at(24.0 * 3600.0)));
    plan.hear(at(24.0 * 3600.0), Event::Refreshed(true));
    assert!(!plan.is_stale(at(24.0 * 3600.0)));
}

#[test]
fn a_suspended_machine_wakes_on_its_screen_and_looks_at_once() {
    let mut plan = plan(3);
    run(&mut plan, 1, 15);
    assert_eq!(plan.index(), 1);
    // The steady clock stood still for eight hours, the calendar's did not.
    let woken = Moment {
        steady: at(15.0).steady,
        wall: at(15.0).wall + 8.0 * 3_600_000.0,
        minute: 1210,
    };
    assert_eq!(plan.hear(woken, Event::Tick), [Act::Refresh]);
    assert_eq!(plan.index(), 1, "no screen is made up for");
    assert_eq!(plan.age(woken), Some(8.0 * 3_600_000.0 + 14_000.0));
    // And where the steady clock went on, the same.
    let mut other = super::tests::plan(3);
    run(&mut other, 1, 15);
    assert_eq!(other.hear(at(28_800.0), Event::Tick), [Act::Refresh]);
    assert_eq!(other.index(), 1);
}

#[test]
fn a_clock_set_back_changes_neither_screen_nor_age() {
    let mut plan = plan(3);
    run(&mut plan, 1, 15);
    let back = Moment {
        wall: at(15.0).wall - 86_400_000.0,
        ..at(15.0)
    };
    assert_eq!(plan.hear(back, Event::Tick), [Act::Refresh]);
    assert_eq!(plan.index(), 1);
    assert_eq!(plan.age(back), Some(14_000.0), "by the steady clock");
}

#[test]
fn a_hidden_page_stands_still_and_looks_when_it_is_seen_again() {
    let mut plan = plan(3);
    run(&mut plan, 1, 3);
    plan.hear(at(3.0), Event::Hidden);
    // A day of ticks, one a minute, as browsers give hidden pages.
    for minute in 1..1440 {
        let now = at(f64::from(minute) * 60.0);
        let acts = plan.hear(now, Event::Tick);
        assert!(!acts.contains(&Act::Show));
        if acts.contains(&Act::Refresh) {
            plan.hear(now, Event::Refreshed(true));
        }
    }
    assert_eq!(plan.index(), 0);
    let seen = at(86_400.0);
    plan.hear(seen, Event::Shown);
    assert_eq!(plan.hear(seen, Event::Tick), [Act::Refresh]);
}

#[test]
fn it_is_loaded_anew_in_the_quiet_hour_once_it_has_lived_long() {
    let mut plan = plan(2);
    // From noon; 03:30 is 15.5 hours later.
    let acts = run(&mut plan, 1, 15 * 3600 + 1800);
    assert!(!acts.iter().any(|(_, act)| matches!(act, Act::Reload(_))));
    let acts = run(&mut plan, 15 * 3600 + 1800, 16 * 3600);
    let reloads: Vec<_> = acts
        .iter()
        .filter(|(_, act)| *act == Act::Reload(Why::Schedule))
        .collect();
    // At the end of a round, and again in ten minutes as long as it did not come about.
    assert_eq!(reloads.len(), 3);
    assert!(reloads[1].0 - reloads[0].0 >= 600);
    // A page that was just loaded in the quiet hour is let be.
    let quiet = |seconds: f64| Moment {
        minute: 3 * 60 + 40,
        ..at(seconds)
    };
    let mut young = Plan::new(WallSettings::default(), quiet(0.0));
    young.hear(quiet(0.0), Event::Screens(1));
    let acts: Vec<Act> = (1..600)
        .flat_map(|s| young.hear(quiet(f64::from(s)), Event::Tick))
        .collect();
    assert!(!acts.iter().any(|act| matches!(act, Act::Reload(_))));
}

#[test]
fn memory_that_grows_leads_to_a_reload_at_the_end_of_a_round() {
    let mut plan = plan(2);
    plan.hear(at(10.0), Event::Memory(500e6));
    run(&mut plan, 1, 900);
    plan.hear(at(900.0), Event::Memory(100e6));
    plan.hear(at(901.0), Event::Memory(160e6));
    assert!(
        !run(&mut plan, 902, 930)
            .iter()
            .any(|(_, act)| matches!(act, Act::Reload(_))),
        "not by less than 100 MB"
    );
    plan.hear(at(930.0), Event::Memory(260e6));
    let acts = run(&mut plan, 931, 960);
    assert!(acts.iter().any(|(_, a)| *a == Act::Reload(Why::Memory)));
}

#[test]
fn nights_go_over_midnight() {
    let night = Some((1320, 360));
    for (minute, is) in [
        (1319, false),
        (1320, true),
        (0, true),
        (359, true),
        (360, false),
    ] {
        assert_eq!(is_night(minute, night), is, "{minute}");
    }
    assert!(is_night(700, Some((600, 800))));
    assert!(!is_night(800, Some((600, 800))));
    assert!(!is_night(0, None));
}

#[test]
fn the_picture_comes_by_every_place_one_pixel_at_a_time() {
    let places: Vec<(i32, i32)> = (0..162).map(|m| drift(at(f64::from(m) * 60.0))).collect();
    let mut seen = places.clone();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 81);
    assert!(places.iter().all(|(x, y)| x.abs() <= 4 && y.abs() <= 4));
    for pair in places.windows(2) {
        let ((x, y), (a, b)) = (pair[0], pair[1]);
        assert!((x - a).abs() + (y - b).abs() <= 1, "{pair:?}");
    }
    assert_eq!(drift(at(162.0 * 60.0)), places[0], "and begins again there");
}
