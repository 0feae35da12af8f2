//! The size of an element, followed for as long as the handle lives.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ResizeObserver};

/// Follows an element's size; stops when dropped.
pub struct Resize {
    observer: ResizeObserver,
    /// The frame that is due, if one is.
    frame: Rc<Cell<Option<i32>>>,
    _observed: Closure<dyn FnMut(JsValue)>,
    _draw: Closure<dyn FnMut()>,
}

impl Resize {
    /// Calls back with width and height in whole pixels: first as soon as neither is zero, then
    /// when either has changed, inside an animation frame. `None` where the browser can't follow.
    pub fn new(
        element: &HtmlElement,
        mut handle: impl FnMut(i32, i32) + 'static,
    ) -> Option<Resize> {
        let frame: Rc<Cell<Option<i32>>> = Rc::default();
        let draw: Closure<dyn FnMut()> = Closure::new({
            let frame = Rc::clone(&frame);
            let element = element.clone();
            let mut last = (0, 0);
            move || {
                frame.set(None);
                let size = (element.client_width(), element.client_height());
                if size != last && size.0 > 0 && size.1 > 0 {
                    last = size;
                    handle(size.0, size.1);
                }
            }
        });
        let observed: Closure<dyn FnMut(JsValue)> = Closure::new({
            let frame = Rc::clone(&frame);
            let draw: Function = draw.as_ref().unchecked_ref::<Function>().clone();
            move |_: JsValue| {
                if frame.get().is_none() {
                    frame.set(request_frame(&draw));
                }
            }
        });
        let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Resize {
            observer,
            frame,
            _observed: observed,
            _draw: draw,
        })
    }
}

fn request_frame(draw: &Function) -> Option<i32> {
    web_sys::window()?.request_animation_frame(draw).ok()
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let (Some(frame), Some(window)) = (self.frame.take(), web_sys::window()) {
            // Fails only for a frame that is no longer due.
            let _ = window.cancel_animation_frame(frame);
        }
    }
}
