//! The API's description as OpenAPI 3.1, built from the endpoints themselves,
//! so that a path stands once.

use utoipa::PartialSchema;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::{
    ComponentsBuilder, Content, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder,
    RefOr, Required, ResponseBuilder, ResponsesBuilder, Schema,
};

use crate::problem::{MEDIA_TYPE, Problem};
use crate::{Endpoint, IDEMPOTENCY_HEADER, Method};

/// Collects endpoints into a description.
#[derive(Default)]
pub struct Description {
    paths: PathsBuilder,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Description {
    /// Adds one endpoint.
    #[must_use]
    pub fn with<E: Endpoint>(mut self) -> Self {
        <E::Body as utoipa::ToSchema>::schemas(&mut self.schemas);
        <E::Response as utoipa::ToSchema>::schemas(&mut self.schemas);
        self.paths = self
            .paths
            .path(E::PATH, PathItem::new(method(E::METHOD), operation::<E>()));
        self
    }

    /// The whole document.
    pub fn build(mut self, version: &str) -> OpenApi {
        <Problem as utoipa::ToSchema>::schemas(&mut self.schemas);
        let schemas = self.schemas.into_iter();
        OpenApiBuilder::new()
            .info(
                InfoBuilder::new()
                    .title("Selfserve")
                    .version(version)
                    .build(),
            )
            .paths(self.paths)
            .components(Some(
                ComponentsBuilder::new().schemas_from_iter(schemas).build(),
            ))
            .build()
    }
}

/// The description of every endpoint of this crate.
pub fn describe() -> Description {
    Description::default()
        .with::<crate::session::LookUpEmail>()
        .with::<crate::session::ShowSession>()
        .with::<crate::session::SignIn>()
        .with::<crate::session::SignOut>()
        .with::<crate::session::SwitchOrganization>()
        .with::<crate::catalog::ListProducts>()
        .with::<crate::catalog::GetProduct>()
        .with::<crate::catalog::CheckEligibility>()
        .with::<crate::orders::QuoteOrder>()
        .with::<crate::orders::GetQuote>()
        .with::<crate::orders::SetUpCard>()
        .with::<crate::orders::PlaceOrder>()
        .with::<crate::orders::GetOrder>()
        .with::<crate::subscriptions::ListSubscriptions>()
        .with::<crate::subscriptions::GetSubscription>()
        .with::<crate::licenses::ListLicenses>()
        .with::<crate::licenses::AssignLicense>()
        .with::<crate::licenses::UnassignLicense>()
        .with::<crate::policies::ListPolicies>()
        .with::<crate::policies::SetPolicy>()
        .with::<crate::users::SearchUsers>()
        .with::<crate::apps::ListApps>()
        .with::<crate::apps::OpenApp>()
        .with::<crate::help::ListHelp>()
}

fn operation<E: Endpoint>() -> OperationBuilder {
    let ok = ResponseBuilder::new().description("It worked.").content(
        "application/json",
        content(<E::Response as PartialSchema>::schema()),
    );
    let problem = ResponseBuilder::new()
        .description("It did not; the code says why.")
        .content(MEDIA_TYPE, content(<Problem as PartialSchema>::schema()));
    let responses = ResponsesBuilder::new()
        .response("200", ok)
        .response("default", problem);
    let mut operation = OperationBuilder::new()
        .operation_id(Some(E::OPERATION))
        .summary(Some(E::SUMMARY))
        .responses(responses.build());
    for name in path_parameters(E::PATH) {
        operation = operation.parameter(parameter(name, ParameterIn::Path, Required::True));
    }
    for name in E::QUERY {
        operation = operation.parameter(parameter(name, ParameterIn::Query, Required::False));
    }
    if E::NEEDS_IDEMPOTENCY_KEY {
        let key = parameter(IDEMPOTENCY_HEADER, ParameterIn::Header, Required::True);
        operation = operation.parameter(key);
    }
    if std::any::TypeId::of::<E::Body>() != std::any::TypeId::of::<crate::NoBody>() {
        let body = content(<E::Body as PartialSchema>::schema());
        let body = RequestBodyBuilder::new().content("application/json", body);
        operation = operation.request_body(Some(body.required(Some(Required::True)).build()));
    }
    operation
}

fn content(schema: RefOr<Schema>) -> Content {
    Content::new(Some(schema))
}

fn parameter(name: &str, place: ParameterIn, required: Required) -> ParameterBuilder {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .schema(Some(Object::with_type(Type::String)))
}

fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

const fn method(method: Method) -> HttpMethod {
    match method {
        Method::Get => HttpMethod::Get,
        Method::Post => HttpMethod::Post,
        Method::Put => HttpMethod::Put,
        Method::Delete => HttpMethod::Delete,
    }
}
