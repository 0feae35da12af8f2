//! ECharts in an element: loaded once as its own download, one instance per chart.
//!
//! charming's own renderer is not used: it has no dispose and no events, merges options, finds
//! elements by id, and unwraps. Options arrive as JSON text, so nothing in them can be code.

use std::cell::RefCell;
use std::rc::Rc;

use super::task;
use js_sys::{JSON, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = luzhi, js_name = loadCharts)]
    fn load_charts() -> Result<Promise, JsValue>;

    /// The module that the page offers.
    type Module;
    #[wasm_bindgen(method, catch)]
    fn init(
        this: &Module,
        element: &HtmlElement,
        theme: &JsValue,
        options: &JsValue,
    ) -> Result<Instance, JsValue>;

    /// An ECharts instance.
    type Instance;
    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Instance, option: &JsValue, not_merge: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn on(this: &Instance, event: &str, handler: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn off(this: &Instance, event: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn resize(this: &Instance) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = getDataURL)]
    fn data_url(this: &Instance, options: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Instance) -> Result<(), JsValue>;
}

/// Why a chart is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartsError {
    /// The download of the chart program failed.
    #[error("the chart program did not load: {0}")]
    Load(String),
    /// The element has no size yet; try again when it has.
    #[error("the element has no size")]
    NoSize,
    /// ECharts refused the element or the option.
    #[error("the chart was not drawn: {0}")]
    Draw(String),
}

/// The loaded chart program; cheap to clone.
#[derive(Clone, Debug)]
pub struct Charts {
    module: JsValue,
}

impl Charts {
    /// Loads the chart program; the browser keeps it, so a second call is quick.
    pub async fn load() -> Result<Charts, ChartsError> {
        let promise = load_charts().map_err(|e| ChartsError::Load(words(&e)))?;
        let module = JsFuture::from(promise)
            .await
            .map_err(|e| ChartsError::Load(words(&e)))?;
        match Reflect::get(&module, &"init".into()) {
            Ok(init) if init.is_function() => Ok(Charts { module }),
            _ => Err(ChartsError::Load("no init".to_owned())),
        }
    }
}

/// A chart in an element; disposed when dropped.
pub struct EChart {
    instance: Instance,
    click: Option<Closure<dyn FnMut(JsValue)>>,
}

impl EChart {
    /// Starts a chart in an element that has a size.
    pub fn new(charts: &Charts, element: &HtmlElement) -> Result<EChart, ChartsError> {
        if element.client_width() == 0 || element.client_height() == 0 {
            return Err(ChartsError::NoSize);
        }
        let instance = charts
            .module
            .unchecked_ref::<Module>()
            .init(element, &JsValue::NULL, &JsValue::UNDEFINED)
            .map_err(|e| ChartsError::Draw(words(&e)))?;
        Ok(EChart {
            instance,
            click: None,
        })
    }

    /// Replaces the whole option; nothing of an earlier one stays.
    pub fn set(&self, option_json: &str) -> Result<(), ChartsError> {
        JSON::parse(option_json)
            .and_then(|option| self.instance.set_option(&option, true))
            .map_err(|e| ChartsError::Draw(words(&e)))
    }

    /// Calls back with series and point when a mark is clicked; replaces an earlier callback.
    ///
    /// The callback runs after ECharts has finished with the event, so it may drop this chart.
    pub fn on_click(&mut self, handle: impl FnMut(usize, usize) + 'static) {
        let handle = Rc::new(RefCell::new(handle));
        let closure: Closure<dyn FnMut(JsValue)> = Closure::new(move |event: JsValue| {
            let index = |key: &str| {
                let number = Reflect::get(&event, &key.into()).ok()?.as_f64()?;
                (number >= 0.0).then_some(number as usize)
            };
            let (Some(series), Some(point)) = (index("seriesIndex"), index("dataIndex")) else {
                return;
            };
            let handle = Rc::clone(&handle);
            task::spawn(async move {
                if let Ok(mut handle) = handle.try_borrow_mut() {
                    handle(series, point);
                }
            });
        });
        // Neither fails on a living instance.
        let _ = self.instance.off("click");
        let _ = self.instance.on("click", closure.as_ref());
        self.click = Some(closure);
    }

    /// Draws anew in the element's present size.
    pub fn resize(&self) {
        // Fails only on a disposed instance, which this is not.
        let _ = self.instance.resize();
    }

    /// The picture as a `data:image/png` address, at twice the size on screen.
    pub fn png(&self, background: &str) -> Result<String, ChartsError> {
        let options = Object::new();
        for (key, value) in [
            ("type", JsValue::from("png")),
            ("pixelRatio", JsValue::from(2)),
            ("backgroundColor", JsValue::from(background)),
        ] {
            Reflect::set(&options, &key.into(), &value)
                .map_err(|e| ChartsError::Draw(words(&e)))?;
        }
        self.instance
            .data_url(&options)
            .map_err(|e| ChartsError::Draw(words(&e)))
    }
}

impl Drop for EChart {
    fn drop(&mut self) {
        // The listener goes first: the closure must outlive its last call.
        let _ = self.instance.off("click");
        let _ = self.instance.dispose();
    }
}

fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|e| String::from(e.message()))
        .or_else(|| error.as_string())
        .unwrap_or_default()
}
