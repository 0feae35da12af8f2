//! A screen on the wall (大屏): clocks, touches and keys, and the last good data over a restart.
//! What does it stands in `web/wall.js`, which arrives when a kiosk begins.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = loadWall)]
    fn load_wall() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = reload)]
    fn load_anew() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = hasNewer)]
    fn has_newer_version() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = lookForNewer)]
    fn look_for_newer_version() -> Result<JsValue, JsValue>;

    /// The module that the page offers.
    type Module;
    #[wasm_bindgen(method, catch)]
    fn begin(this: &Module, call: &JsValue, fragment: &str) -> Result<Function, JsValue>;
    #[wasm_bindgen(method, catch, js_name = keepLast)]
    fn keep_last(this: &Module, name: &str, hash: &str, checked: f64) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = lastKept)]
    fn last_kept(this: &Module, name: &str) -> Result<Promise, JsValue>;
}

/// What happened, with the steady clock, the calendar's, the minute of the day, and a value.
pub type Call = Box<dyn FnMut(String, f64, f64, f64, f64)>;

/// The loaded module; cheap to clone.
#[derive(Clone)]
pub struct Wall {
    module: JsValue,
}

/// Hears what happens for as long as it lives.
pub struct Hearing {
    end: Function,
    _call: Closure<dyn FnMut(String, f64, f64, f64, f64)>,
}

/// The files of the export kept last, and when it was last known to be the newest.
pub struct Kept {
    pub checked: f64,
    pub parts: Vec<Vec<u8>>,
}

impl Wall {
    /// Loads the module; `None` when it did not arrive.
    pub async fn load() -> Option<Wall> {
        let module = JsFuture::from(load_wall().ok()?).await.ok()?;
        Some(Wall { module })
    }

    fn module(&self) -> &Module {
        self.module.unchecked_ref()
    }

    /// Begins to hear; `fragment` is where a screen that broke down comes back to.
    pub fn hear(&self, fragment: &str, call: Call) -> Option<Hearing> {
        let call = Closure::wrap(call);
        let end = self.module().begin(call.as_ref(), fragment).ok()?;
        Some(Hearing { end, _call: call })
    }

    /// Keeps an export over a restart; false where the browser does not.
    pub async fn keep(&self, name: &str, hash: &str, checked: f64) -> bool {
        let Ok(promise) = self.module().keep_last(name, hash, checked) else {
            return false;
        };
        JsFuture::from(promise)
            .await
            .is_ok_and(|kept| kept.is_truthy())
    }

    /// What was kept.
    pub async fn kept(&self, name: &str) -> Option<Kept> {
        let promise = self.module().last_kept(name).ok()?;
        let last = JsFuture::from(promise).await.ok()?;
        let checked = Reflect::get(&last, &"checked".into()).ok()?.as_f64()?;
        let parts: Array = Reflect::get(&last, &"parts".into()).ok()?.dyn_into().ok()?;
        let parts = parts.iter().map(|part| Uint8Array::new(&part).to_vec());
        Some(Kept {
            checked,
            parts: parts.collect(),
        })
    }
}

impl Drop for Hearing {
    fn drop(&mut self) {
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}

/// Loads the page anew if it can be loaded.
pub async fn reload() {
    if let Ok(promise) = load_anew() {
        let _ = JsFuture::from(promise).await;
    }
}

/// Whether a newer version of the program waits.
pub fn has_newer() -> bool {
    has_newer_version().unwrap_or_default()
}

/// Looks for a newer version of the program.
pub fn look_for_newer() {
    let _ = look_for_newer_version();
}
