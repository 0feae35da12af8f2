//! Signals, memos and kept values (信号) of any type over one type of each: the machinery of
//! Leptos is in the module once, and not once for every type that a signal holds.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude as reactive;
use leptos::prelude::{Get, GetUntracked, GetValue, IsDisposed, LocalStorage, Notify};
use send_wrapper::SendWrapper;

/// What is held, of whatever type.
type Held = Rc<dyn Any>;
type Signal = reactive::RwSignal<Held, LocalStorage>;
type Kept = reactive::StoredValue<Held, LocalStorage>;
type Worked = reactive::Memo<SendWrapper<Held>>;
type Work = Box<dyn Fn(Option<Held>) -> (Held, bool)>;

#[inline(never)]
fn new_signal(held: Held) -> Signal {
    Signal::new_local(held)
}

#[inline(never)]
fn new_kept(held: Held) -> Kept {
    Kept::new_local(held)
}

#[inline(never)]
fn new_worked(work: Work) -> Worked {
    let work = SendWrapper::new(work);
    Worked::new_owning(move |before: Option<SendWrapper<Held>>| {
        let (now, is_new) = work(before.map(SendWrapper::take));
        (SendWrapper::new(now), is_new)
    })
}

#[inline(never)]
fn held(signal: Signal, is_followed: bool) -> Option<Held> {
    match is_followed {
        true => signal.try_get(),
        false => signal.try_get_untracked(),
    }
}

#[inline(never)]
fn notify(signal: Signal) {
    signal.notify();
}

#[inline(never)]
fn kept(kept: Kept) -> Option<Held> {
    kept.try_get_value()
}

#[inline(never)]
fn worked(memo: Worked, is_followed: bool) -> Option<Held> {
    let held = match is_followed {
        true => memo.try_get(),
        false => memo.try_get_untracked(),
    };
    held.map(SendWrapper::take)
}

/// Reading what is gone is a fault of the program, as it is with the signals of Leptos.
#[inline(never)]
fn gone() -> ! {
    std::process::abort()
}

/// The cell of what is held; it holds what it was made for.
fn cell<T: 'static>(held: &Option<Held>) -> Option<&RefCell<T>> {
    held.as_ref()?.downcast_ref()
}

fn look<T: 'static, U>(held: &Option<Held>, look: impl FnOnce(&T) -> U) -> Option<U> {
    let held = cell::<T>(held)?;
    let held = held.borrow();
    Some(look(&held))
}

fn change<T: 'static, U>(held: &Option<Held>, change: impl FnOnce(&mut T) -> U) -> Option<U> {
    let held = cell::<T>(held)?;
    let mut held = held.borrow_mut();
    Some(change(&mut held))
}

/// A value that is followed (信号).
pub struct RwSignal<T> {
    signal: Signal,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Default + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        RwSignal::new(T::default())
    }
}

impl<T: 'static> RwSignal<T> {
    /// A signal that lives as long as what makes it.
    pub fn new(value: T) -> Self {
        RwSignal {
            signal: new_signal(Rc::new(RefCell::new(value))),
            of: PhantomData,
        }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, f: impl FnOnce(&T) -> U) -> U {
        match look(&held(self.signal, true), f) {
            Some(seen) => seen,
            None => gone(),
        }
    }

    /// Looks at the value where it is still there.
    pub fn try_with_untracked<U>(self, f: impl FnOnce(&T) -> U) -> Option<U> {
        look(&held(self.signal, false), f)
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<U>(self, f: impl FnOnce(&T) -> U) -> U {
        match self.try_with_untracked(f) {
            Some(seen) => seen,
            None => gone(),
        }
    }

    /// Changes the value and tells those who follow it; nothing where it is gone.
    pub fn update(self, f: impl FnOnce(&mut T)) {
        if change(&held(self.signal, false), f).is_some() {
            notify(self.signal);
        }
    }

    /// Another value, told likewise.
    pub fn set(self, value: T) {
        let held = held(self.signal, false);
        if let Some(cell) = cell::<T>(&held) {
            let before = cell.replace(value);
            notify(self.signal);
            drop(before);
        }
    }

    /// Follows the value without looking at it.
    pub fn track(self) {
        held(self.signal, true);
    }

    /// Whether what made it is gone.
    pub fn is_disposed(self) -> bool {
        self.signal.is_disposed()
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// The value, which is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value that is kept and not followed, as long as what keeps it.
pub struct StoredValue<T> {
    kept: Kept,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        StoredValue {
            kept: new_kept(Rc::new(RefCell::new(value))),
            of: PhantomData,
        }
    }

    /// Looks at the value where it is still there.
    pub fn try_with_value<U>(self, f: impl FnOnce(&T) -> U) -> Option<U> {
        look(&kept(self.kept), f)
    }

    /// Looks at the value.
    pub fn with_value<U>(self, f: impl FnOnce(&T) -> U) -> U {
        match self.try_with_value(f) {
            Some(seen) => seen,
            None => gone(),
        }
    }

    /// Changes the value where it is still there.
    pub fn try_update_value<U>(self, f: impl FnOnce(&mut T) -> U) -> Option<U> {
        change(&kept(self.kept), f)
    }

    /// Changes the value; nothing where it is gone.
    pub fn update_value(self, f: impl FnOnce(&mut T)) {
        self.try_update_value(f);
    }

    /// Keeps another value.
    pub fn set_value(self, value: T) {
        let before = self.try_update_value(|now| std::mem::replace(now, value));
        drop(before);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value where it is still there.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }

    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

/// A value that is worked out from others, and told only where it is another one.
pub struct Memo<T> {
    memo: Worked,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + 'static> Memo<T> {
    /// Works out a value, again whenever what it reads changes.
    pub fn new(work: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let work: Work = Box::new(move |before| {
            let before = before.as_ref().and_then(|held| held.downcast_ref::<T>());
            let now = work(before);
            let is_new = before != Some(&now);
            (Rc::new(now), is_new)
        });
        Memo {
            memo: new_worked(work),
            of: PhantomData,
        }
    }

    fn look<U>(self, is_followed: bool, look: impl FnOnce(&T) -> U) -> U {
        let held = worked(self.memo, is_followed);
        match held.as_ref().and_then(|held| held.downcast_ref::<T>()) {
            Some(value) => look(value),
            None => gone(),
        }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, f: impl FnOnce(&T) -> U) -> U {
        self.look(true, f)
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<U>(self, f: impl FnOnce(&T) -> U) -> U {
        self.look(false, f)
    }
}

impl<T: PartialEq + Clone + 'static> Memo<T> {
    /// The value, which is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
