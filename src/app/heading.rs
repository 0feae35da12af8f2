//! Title and language of the document, and where a page begins (页眉信息).

use super::stage::Stage;
use crate::components::state::State;
use crate::pages::piece::piece_name;
use crate::platform::signal::Memo;
use crate::platform::{document, task};
use crate::route::Page;
use crate::text::states::title_text;
use crate::text::wall::setup_title;
use crate::text::words::FirstWords;

/// Keeps title and language of the document; a new page begins at its top, with the focus there.
pub fn follow_page(state: State, stage: Memo<Stage>) {
    // With the words: a page is not to be laid out for one language while it shows another.
    task::follow(move || {
        let lang = match stage.get() {
            Stage::Scene(scene) => scene.lang,
            _ => state.lang(),
        };
        document::set_root("lang", Some(lang.tag()));
    });
    let mut before: Option<Page> = None;
    task::follow(move || {
        let scene = match stage.get() {
            Stage::Scene(scene) => scene,
            Stage::Wall => {
                let lang = state.lang();
                document::set_title(FirstWords::of(lang).app_name);
                document::set_root("data-page", Some("kiosk"));
                before = Some(Page::Kiosk);
                return;
            }
            Stage::Loading | Stage::Failed | Stage::Refused(_) => return,
        };
        let words = scene.first_words();
        let name = match &scene.route.page {
            Page::Overview => words.overview.to_owned(),
            Page::Family(id) => scene.family_name(id).to_owned(),
            Page::Region(code) => scene
                .data()
                .regions
                .find(code)
                .map_or(code.clone(), |r| scene.region_short(r).to_owned()),
            Page::Record(id) => id.clone(),
            Page::Data => words.data_page.to_owned(),
            Page::Compare => words.compare_page.to_owned(),
            Page::Brief => words.brief_page.to_owned(),
            Page::Leader => words.leader_page.to_owned(),
            Page::Style => words.style_page.to_owned(),
            Page::Figure(of) | Page::Chart(of, _) => piece_name(&scene, of),
            Page::Kiosk | Page::KioskSetup => setup_title(scene.lang).to_owned(),
        };
        let committee = &scene.data().meta.committee.short;
        document::set_title(&title_text(scene.lang, &name, committee));
        let page = scene.route.page.clone();
        document::set_root("data-page", page.path().split('/').next());
        if before.as_ref().is_some_and(|before| *before != page) {
            // The focus scrolls to what it is given: the place on the page comes last.
            document::focus("main");
            let place = state.place.try_update_value(Option::take).flatten();
            document::scroll_to(place.unwrap_or_default());
        }
        before = Some(page);
    });
}
