//! The API's description as OpenAPI 3.1, built from the endpoints themselves,
//! so that a path stands once.

use std::any::TypeId;

use utoipa::ToSchema;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    ComponentsBuilder, Content, HeaderBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem,
    PathsBuilder, Ref, RefOr, Required, ResponseBuilder, ResponsesBuilder, Schema,
};

use crate::problem::{MEDIA_TYPE, Problem};
use crate::{
    CSRF_HEADER, Endpoint, IDEMPOTENCY_HEADER, Method, NoBody, ORGANIZATION_HEADER, SESSION_COOKIE,
};

/// The name of the way to sign in.
const SESSION: &str = "session";
/// The name of the way of programs.
const TOKEN: &str = "token";

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
        if sends_a_body::<E>() {
            self.name::<E::Body>();
        }
        self.name::<E::Response>();
        self.paths = self
            .paths
            .path(E::PATH, PathItem::new(method(E::METHOD), operation::<E>()));
        self
    }

    /// The whole document.
    pub fn build(mut self, version: &str) -> OpenApi {
        self.name::<Problem>();
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
                ComponentsBuilder::new()
                    .schemas_from_iter(schemas)
                    .security_scheme(SESSION, session())
                    .security_scheme(TOKEN, token())
                    .build(),
            ))
            .build()
    }

    /// Gives a type and what it is made of names to refer to.
    fn name<T: ToSchema>(&mut self) {
        T::schemas(&mut self.schemas);
        self.schemas.push((T::name().into_owned(), T::schema()));
    }
}

/// What a purchaser changes and pays.
fn billing(description: Description) -> Description {
    description
        .with::<crate::changes::PreviewChange>()
        .with::<crate::changes::ChangeSubscription>()
        .with::<crate::bills::ListBills>()
        .with::<crate::bills::GetBill>()
        .with::<crate::bills::PayBill>()
        .with::<crate::cards::ListCards>()
        .with::<crate::cards::SetUpOwnCard>()
        .with::<crate::cards::AddCard>()
        .with::<crate::cards::ReplaceCard>()
        .with::<crate::cards::MakeCardDefault>()
        .with::<crate::cards::RemoveCard>()
        .with::<crate::cards::ShowBillingDetails>()
        .with::<crate::cards::SetBillingDetails>()
}

/// The description of every endpoint of this crate.
pub fn describe() -> Description {
    billing(Description::default())
        .with::<crate::session::LookUpEmail>()
        .with::<crate::session::ShowSession>()
        .with::<crate::session::SignIn>()
        .with::<crate::session::SignOut>()
        .with::<crate::session::SwitchOrganization>()
        .with::<crate::session::StartSignIn>()
        .with::<crate::session::ProveSecondFactor>()
        .with::<crate::second_factor::ShowSecondFactor>()
        .with::<crate::second_factor::EnrollSecondFactor>()
        .with::<crate::second_factor::ConfirmSecondFactor>()
        .with::<crate::second_factor::RemoveSecondFactor>()
        .with::<crate::open_sessions::ListOpenSessions>()
        .with::<crate::open_sessions::EndOpenSession>()
        .with::<crate::open_sessions::EndOtherSessions>()
        .with::<crate::sign_in_settings::ShowProvider>()
        .with::<crate::sign_in_settings::ConnectProvider>()
        .with::<crate::sign_in_settings::DisconnectProvider>()
        .with::<crate::sign_in_settings::TestProvider>()
        .with::<crate::sign_in_settings::ListDomains>()
        .with::<crate::sign_in_settings::AddDomain>()
        .with::<crate::sign_in_settings::VerifyDomain>()
        .with::<crate::sign_in_settings::RemoveDomain>()
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
        .with::<crate::trials::StartTrial>()
        .with::<crate::trials::CancelTrial>()
        .with::<crate::licenses::ListLicenses>()
        .with::<crate::licenses::AssignLicense>()
        .with::<crate::licenses::UnassignLicense>()
        .with::<crate::license_requests::AskForLicense>()
        .with::<crate::demo::ListOutbox>()
        .with::<crate::notices::ListNotices>()
        .with::<crate::notices::MarkNoticesRead>()
        .with::<crate::notices::ShowNoticeSettings>()
        .with::<crate::notices::SetNoticeSettings>()
        .with::<crate::webhooks::ListWebhooks>()
        .with::<crate::webhooks::AddWebhook>()
        .with::<crate::webhooks::SetWebhook>()
        .with::<crate::webhooks::RemoveWebhook>()
        .with::<crate::webhooks::TestWebhook>()
        .with::<crate::webhooks::ReplayEvents>()
        .with::<crate::webhooks::ListDeliveries>()
        .with::<crate::license_requests::ListLicenseRequests>()
        .with::<crate::license_requests::AnswerLicenseRequest>()
        .with::<crate::license_requests::WithdrawLicenseRequest>()
        .with::<crate::license_requests::ShowRequestOptions>()
        .with::<crate::request_settings::ShowRequestSettings>()
        .with::<crate::request_settings::SetRequestSettings>()
        .with::<crate::policies::ListPolicies>()
        .with::<crate::policies::SetPolicy>()
        .with::<crate::policies::SetDefaultPolicy>()
        .with::<crate::policy_interface::ListInterfacePolicies>()
        .with::<crate::policy_interface::GetInterfacePolicy>()
        .with::<crate::policy_interface::ListInterfaceProducts>()
        .with::<crate::policy_interface::GetInterfaceProduct>()
        .with::<crate::policy_interface::SetInterfaceProduct>()
        .with::<crate::provisioning::ShowProvisioning>()
        .with::<crate::provisioning::CreateProvisioningToken>()
        .with::<crate::provisioning::RevokeProvisioningToken>()
        .with::<crate::provisioning::SetLeaverLicenses>()
        .with::<crate::users::SearchUsers>()
        .with::<crate::directory::ListPeople>()
        .with::<crate::directory::GetPerson>()
        .with::<crate::directory::ExplainEligibility>()
        .with::<crate::directory::SetRoles>()
        .with::<crate::directory::SetStatus>()
        .with::<crate::apps::ListApps>()
        .with::<crate::apps::OpenApp>()
        .with::<crate::help::ListHelp>()
        .with::<crate::directory::SearchGroups>()
        .with::<crate::access_policy::ShowAccessPolicy>()
        .with::<crate::access_policy::SetAccessPolicy>()
        .with::<crate::audit::ListAudit>()
        .with::<crate::audit::ExportAuditCsv>()
        .with::<crate::audit::ExportAuditLines>()
        .with::<crate::partners::ListPartners>()
        .with::<crate::partners::RequestPartnership>()
        .with::<crate::partners::AnswerPartnerRequest>()
        .with::<crate::partners::EndPartnerGrant>()
        .with::<crate::partners::LeaveCustomer>()
        .with::<crate::programs::ListServiceAccounts>()
        .with::<crate::programs::CreateServiceAccount>()
        .with::<crate::programs::EndServiceAccount>()
        .with::<crate::programs::AddServiceToken>()
        .with::<crate::programs::RevokeServiceToken>()
        .with::<crate::usage::ListEntitlements>()
        .with::<crate::usage::ReportUsage>()
        .with::<crate::demo::ShowClock>()
        .with::<crate::demo::AdvanceClock>()
}

fn operation<E: Endpoint>() -> OperationBuilder {
    let ok = ResponseBuilder::new()
        .description("It worked.")
        .content(E::ANSWERS_WITH, content::<E::Response>());
    let problem = ResponseBuilder::new()
        .description("It did not; the code says why.")
        .content(MEDIA_TYPE, content::<Problem>());
    let mut responses = ResponsesBuilder::new()
        .response("200", ok)
        .response("400", refused("The request is not as described."))
        .response("429", too_often())
        .response("503", refused("Something that is needed is away."))
        .response("default", problem);
    if E::NEEDS_SIGN_IN {
        responses = responses.response("401", refused("Nobody is signed in."));
    }
    if E::NEEDS_SIGN_IN || !matches!(E::METHOD, Method::Get) {
        responses = responses.response("403", refused("The caller may not do this."));
    }
    if path_parameters(E::PATH).next().is_some() {
        let absent = "There is no such thing, as far as the caller is concerned.";
        responses = responses.response("404", refused(absent));
    }
    if sends_a_body::<E>() {
        responses = responses
            .response("413", refused("The body is too large."))
            .response("415", refused("The body is not declared as JSON."));
    }
    let mut operation = OperationBuilder::new()
        .operation_id(Some(E::OPERATION))
        .summary(Some(E::SUMMARY))
        .responses(responses.build())
        .securities(Some(security::<E>()));
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
    if E::TAKES_TOKENS {
        let organization = parameter(ORGANIZATION_HEADER, ParameterIn::Header, Required::False)
            .description(Some(
                "For the program of a partner: a domain of the customer in which it acts.",
            ));
        operation = operation.parameter(organization);
    }
    if !matches!(E::METHOD, Method::Get) {
        operation =
            operation.parameter(parameter(CSRF_HEADER, ParameterIn::Header, Required::True));
    }
    if sends_a_body::<E>() {
        let body = RequestBodyBuilder::new().content("application/json", content::<E::Body>());
        operation = operation.request_body(Some(body.required(Some(Required::True)).build()));
    }
    operation
}

fn refused(description: &str) -> ResponseBuilder {
    ResponseBuilder::new()
        .description(description)
        .content(MEDIA_TYPE, content::<Problem>())
}

fn too_often() -> ResponseBuilder {
    let seconds = HeaderBuilder::new()
        .schema(Some(Object::with_type(Type::Integer)))
        .description(Some("The seconds after which it can be tried again."));
    refused("There were too many calls.").header("retry-after", seconds.build())
}

/// The session's cookie; what keeps other sites from using it stands among
/// the parameters.
fn session() -> SecurityScheme {
    let cookie = "Set on sign-in; calls that change something send the header of our own page too.";
    SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        SESSION_COOKIE,
        cookie,
    )))
}

/// A token of a service account.
fn token() -> SecurityScheme {
    SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build())
}

/// The ways to sign in, of which one is enough.
fn security<E: Endpoint>() -> Vec<SecurityRequirement> {
    let named = |name| SecurityRequirement::new(name, Vec::<String>::new());
    match (E::NEEDS_SIGN_IN, E::TAKES_TOKENS) {
        (false, _) => vec![SecurityRequirement::default()],
        (true, false) => vec![named(SESSION)],
        (true, true) => vec![named(SESSION), named(TOKEN)],
    }
}

fn sends_a_body<E: Endpoint>() -> bool {
    TypeId::of::<E::Body>() != TypeId::of::<NoBody>()
}

fn content<T: ToSchema>() -> Content {
    Content::new(Some(RefOr::<Schema>::Ref(Ref::from_schema_name(T::name()))))
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
