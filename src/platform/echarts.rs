//! ECharts in an element: loaded once as its own download, one plot per chart.
//!
//! charming's own renderer is not used: it has no dispose and no events, merges options, finds
//! elements by id, and unwraps. Options arrive as JSON text, so nothing in them can be code. What a
//! plot does beyond drawing stands in `web/charts.js`, where it costs nothing until charts are shown.

use std::cell::RefCell;
use std::rc::Rc;

use super::task;
use js_sys::{Promise, Reflect};
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
    fn plot(this: &Module, element: &HtmlElement) -> Result<Plot, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn picture(this: &Module, json: &str, width: f64, height: f64) -> Result<String, JsValue>;

    /// A plot of the module.
    type Plot;
    #[wasm_bindgen(method, catch)]
    fn set(this: &Plot, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn link(this: &Plot, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = onClick)]
    fn on_click(this: &Plot, handler: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = onSpan)]
    fn on_span(this: &Plot, handler: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn span(this: &Plot, first: u32, last: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &Plot) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn point(this: &Plot, series: u32, point: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn calm(this: &Plot) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn resize(this: &Plot) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Plot) -> Result<(), JsValue>;
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
        match Reflect::get(&module, &"plot".into()) {
            Ok(plot) if plot.is_function() => Ok(Charts { module }),
            _ => Err(ChartsError::Load("no plot".to_owned())),
        }
    }

    /// An option drawn off screen, as a `data:image/png` address at twice the size.
    pub fn picture(&self, json: &str, width: f64, height: f64) -> Result<String, ChartsError> {
        let module: &Module = self.module.unchecked_ref();
        let address = module.picture(json, width, height);
        address.map_err(|e| ChartsError::Draw(words(&e)))
    }
}

type Pair = Closure<dyn FnMut(u32, u32)>;

/// A chart in an element; disposed when dropped.
pub struct EChart {
    plot: Plot,
    /// The plot calls them as long as it lives.
    calls: Vec<Pair>,
}

impl EChart {
    /// Draws an option in an element that has a size.
    pub fn new(charts: &Charts, element: &HtmlElement, json: &str) -> Result<EChart, ChartsError> {
        if element.client_width() == 0 || element.client_height() == 0 {
            return Err(ChartsError::NoSize);
        }
        let module: &Module = charts.module.unchecked_ref();
        let drawn = module.plot(element).and_then(|plot| {
            // From here on a failure disposes it.
            let chart = EChart {
                plot,
                calls: Vec::new(),
            };
            chart.plot.set(json)?;
            Ok(chart)
        });
        drawn.map_err(|e| ChartsError::Draw(words(&e)))
    }

    /// Calls back with series and point when a mark is clicked.
    ///
    /// Callbacks run after ECharts has finished with the event, so they may drop this chart.
    pub fn on_click(&mut self, handle: impl FnMut(usize, usize) + 'static) {
        let call = later(Box::new(handle));
        // Nothing that a plot is told fails while it lives.
        let _ = self.plot.on_click(call.as_ref());
        self.calls.push(call);
    }

    /// Calls back with the first and last point that a drag along the axis has gone over.
    pub fn on_span(&mut self, handle: impl FnMut(usize, usize) + 'static) {
        let call = later(Box::new(handle));
        let _ = self.plot.on_span(call.as_ref());
        self.calls.push(call);
    }

    /// Names the regions of the first series' points, a JSON list of texts and nulls.
    pub fn link(&self, json: &str) {
        let _ = self.plot.link(json);
    }

    /// Marks a point and shows its words; `None` marks nothing.
    pub fn point(&self, at: Option<(usize, usize)>) {
        let _ = match at {
            Some((series, point)) => self.plot.point(series as u32, point as u32),
            None => self.plot.calm(),
        };
    }

    /// Shows a span of points along the axis; `None` shows none.
    pub fn span(&self, span: Option<(usize, usize)>) {
        let _ = match span {
            Some((first, last)) => self.plot.span(first as u32, last as u32),
            None => self.plot.clear(),
        };
    }

    /// Draws anew in the element's present size.
    pub fn resize(&self) {
        let _ = self.plot.resize();
    }
}

impl Drop for EChart {
    fn drop(&mut self) {
        // The plot goes first: its callbacks must outlive their last call.
        let _ = self.plot.dispose();
    }
}

fn later(handle: Box<dyn FnMut(usize, usize)>) -> Pair {
    let handle = Rc::new(RefCell::new(handle));
    Closure::new(move |one: u32, other: u32| {
        let handle = Rc::clone(&handle);
        task::spawn(async move {
            if let Ok(mut handle) = handle.try_borrow_mut() {
                handle(one as usize, other as usize);
            }
        });
    })
}

fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|e| String::from(e.message()))
        .or_else(|| error.as_string())
        .unwrap_or_default()
}
