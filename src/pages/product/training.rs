//! Training and support (R51, R52).

use api::catalog::{ProductDetail, TrainingBody};
use domain::product::TrainingKind;
use leptos::prelude::*;

use crate::components::{Icon, icon};
use crate::state::preferences::use_language;
use crate::texts::catalog_text;
use crate::view::view;

/// Where people learn the product, and who helps.
pub fn training(detail: &ProductDetail) -> AnyView {
    let language = use_language();
    let places: Vec<_> = detail.training.iter().map(place).collect();
    view! {
        <section class="card" id="training">
            <h2>{language.products_training_heading()}</h2>
            <p>{language.products_training_intro()}</p>
            <ul class="training-list">
                {places}
                <li>
                    {icon(Icon::Support)}
                    <div>
                        <p class="training-kind">{language.products_support()}</p>
                        <p>{language.products_support_hint()}</p>
                    </div>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

fn place(training: &TrainingBody) -> AnyView {
    let language = use_language();
    let (sign, kind, hint) = match training.kind {
        TrainingKind::GuidedLearning => (
            Icon::Learn,
            language.products_guided_learning(),
            language.products_guided_learning_hint(),
        ),
        TrainingKind::Documentation => (
            Icon::Document,
            language.products_documentation(),
            language.products_documentation_hint(),
        ),
        TrainingKind::Samples => (
            Icon::Box,
            language.products_samples(),
            language.products_samples_hint(),
        ),
        TrainingKind::Community => (
            Icon::People,
            language.products_community(),
            language.products_community_hint(),
        ),
    };
    view! {
        <li>
            {icon(sign)}
            <div>
                <p class="training-kind">{kind}</p>
                <p>{hint}</p>
                <a href=training.url.clone() rel="noopener">
                    {catalog_text(language, &training.title)}
                </a>
            </div>
        </li>
    }
    .into_any()
}
