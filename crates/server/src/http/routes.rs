//! Every address of the server, and what stands around all of them.

use std::time::Duration;

use api::problem::ErrorCode;
use api::{Endpoint, Method, REQUEST_ID_HEADER};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post, put};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use super::headers::FixedHeaders;
use super::limits::{LARGEST_BODY, refuse_large_bodies};
use super::problem::{ProblemResponse, Unidentified};
use super::{assets, cross_site, handlers, headers, host, often, scim};
use crate::state::AppState;
use crate::use_cases::single_sign_on::{BACKCHANNEL, CALLBACK};

/// An answer takes no longer; the slowest waits 8 s for the card processor.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// Where the card processor sends its events.
pub const EVENTS_PATH: &str = "/api/v1/payments/events";

/// The whole application.
pub fn router(state: AppState) -> Router {
    let pages = [
        ::assets::index(),
        ::assets::admin(),
        ::assets::billing(),
        ::assets::settings(),
    ]
    .map(|page| page.identity);
    let fixed = FixedHeaders::new(&state, &String::from_utf8_lossy(&pages.concat()));
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(state.clone(), identify))
        .layer(middleware::from_fn_with_state(fixed, headers::add))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            ANSWER_WITHIN,
        ))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn(refuse_large_bodies));
    let public = Router::new()
        .merge(
            calls()
                .layer(middleware::from_fn_with_state(
                    state.clone(),
                    cross_site::refuse,
                ))
                .layer(middleware::from_fn_with_state(state.clone(), often::refuse)),
        )
        .merge(scim::router(&state))
        .merge(providers().layer(middleware::from_fn_with_state(state.clone(), often::refuse)))
        .fallback(assets::serve)
        .layer(middleware::from_fn_with_state(
            state.clone(),
            host::redirect,
        ));
    // Programs on this machine call these by whatever name they know it.
    let internal = Router::new()
        .route("/healthz", get(handlers::health::live))
        .route("/readyz", get(handlers::health::ready))
        .route(EVENTS_PATH, post(handlers::events::take));
    internal.merge(public).layer(around).with_state(state)
}

fn calls() -> Router<AppState> {
    use handlers::{
        apps, catalog, demo, help, licenses, openapi, orders, people, session, single_sign_on,
        subscriptions, trials, users,
    };
    let router = Router::new().route("/api/openapi.json", get(openapi::show));
    let router = on::<api::session::LookUpEmail, _, _>(router, session::look_up);
    let router = on::<api::session::ShowSession, _, _>(router, session::show);
    let router = on::<api::session::SignIn, _, _>(router, session::sign_in);
    let router = on::<api::session::SignOut, _, _>(router, session::sign_out);
    let router = on::<api::session::SwitchOrganization, _, _>(router, session::switch_organization);
    let router = on::<api::session::StartSignIn, _, _>(router, single_sign_on::start);
    let router = on::<api::session::ProveSecondFactor, _, _>(router, session::prove_second_factor);
    let router = account_calls(router);
    let router = sign_in_settings(router);
    let router = on::<api::catalog::ListProducts, _, _>(router, catalog::list);
    let router = on::<api::catalog::GetProduct, _, _>(router, catalog::get);
    let router = on::<api::catalog::CheckEligibility, _, _>(router, catalog::check_eligibility);
    let router = on::<api::orders::QuoteOrder, _, _>(router, orders::quote);
    let router = on::<api::orders::GetQuote, _, _>(router, orders::get_quote);
    let router = on::<api::orders::SetUpCard, _, _>(router, orders::set_up_card);
    let router = on::<api::orders::PlaceOrder, _, _>(router, orders::place);
    let router = on::<api::orders::GetOrder, _, _>(router, orders::get);
    let router = on::<api::subscriptions::ListSubscriptions, _, _>(router, subscriptions::list);
    let router = on::<api::subscriptions::GetSubscription, _, _>(router, subscriptions::get);
    let router = on::<api::trials::StartTrial, _, _>(router, trials::start);
    let router = on::<api::trials::CancelTrial, _, _>(router, trials::cancel);
    let router = on::<api::licenses::ListLicenses, _, _>(router, licenses::list);
    let router = on::<api::licenses::AssignLicense, _, _>(router, licenses::assign);
    let router = on::<api::licenses::UnassignLicense, _, _>(router, licenses::unassign);
    let router = billing_calls(router);
    let router = request_calls(router);
    let router = policy_calls(router);
    let router = provisioning_calls(router);
    let router = on::<api::users::SearchUsers, _, _>(router, users::search);
    let router = on::<api::directory::ListPeople, _, _>(router, people::list);
    let router = on::<api::directory::GetPerson, _, _>(router, people::get);
    let router = on::<api::directory::SetRoles, _, _>(router, people::set_roles);
    let router = on::<api::directory::SetStatus, _, _>(router, people::set_status);
    let router = on::<api::directory::SearchGroups, _, _>(router, people::search_groups);
    let router = on::<api::apps::ListApps, _, _>(router, apps::list);
    let router = on::<api::apps::OpenApp, _, _>(router, apps::open);
    let router = program_calls(router);
    let router = on::<api::demo::ShowClock, _, _>(router, demo::show_clock);
    let router = on::<api::demo::AdvanceClock, _, _>(router, demo::advance_clock);
    let router = on::<api::demo::ListOutbox, _, _>(router, demo::list_outbox);
    let router = notice_calls(router);
    on::<api::help::ListHelp, _, _>(router, help::list).method_not_allowed_fallback(wrong_method)
}

/// What people do about their own account.
fn account_calls(router: Router<AppState>) -> Router<AppState> {
    use api::open_sessions::{EndOpenSession, EndOtherSessions, ListOpenSessions};
    use api::second_factor::{
        ConfirmSecondFactor, EnrollSecondFactor, RemoveSecondFactor, ShowSecondFactor,
    };
    use handlers::{open_sessions, second_factor};
    let router = on::<ShowSecondFactor, _, _>(router, second_factor::show);
    let router = on::<EnrollSecondFactor, _, _>(router, second_factor::enroll);
    let router = on::<ConfirmSecondFactor, _, _>(router, second_factor::confirm);
    let router = on::<RemoveSecondFactor, _, _>(router, second_factor::remove);
    let router = on::<ListOpenSessions, _, _>(router, open_sessions::list);
    let router = on::<EndOpenSession, _, _>(router, open_sessions::end);
    on::<EndOtherSessions, _, _>(router, open_sessions::end_others)
}

fn program_calls(router: Router<AppState>) -> Router<AppState> {
    use api::access_policy::{SetAccessPolicy, ShowAccessPolicy};
    use api::partners::{
        AnswerPartnerRequest, EndPartnerGrant, LeaveCustomer, ListPartners, RequestPartnership,
    };
    use api::programs::{
        AddServiceToken, CreateServiceAccount, EndServiceAccount, ListServiceAccounts,
        RevokeServiceToken,
    };
    use api::usage::{ListEntitlements, ReportUsage};
    use handlers::{access_policy, partners, programs};
    let router = on::<ListPartners, _, _>(router, partners::list);
    let router = on::<RequestPartnership, _, _>(router, partners::request);
    let router = on::<AnswerPartnerRequest, _, _>(router, partners::answer);
    let router = on::<EndPartnerGrant, _, _>(router, partners::end);
    let router = on::<LeaveCustomer, _, _>(router, partners::leave);
    let router = on::<ShowAccessPolicy, _, _>(router, access_policy::show);
    let router = on::<SetAccessPolicy, _, _>(router, access_policy::set);
    let router = on::<ListServiceAccounts, _, _>(router, programs::list);
    let router = on::<CreateServiceAccount, _, _>(router, programs::create);
    let router = on::<EndServiceAccount, _, _>(router, programs::end);
    let router = on::<AddServiceToken, _, _>(router, programs::add_token);
    let router = on::<RevokeServiceToken, _, _>(router, programs::revoke_token);
    let router = on::<ListEntitlements, _, _>(router, programs::entitlements);
    on::<ReportUsage, _, _>(router, programs::report_usage)
}

/// What a purchaser changes and pays.
fn billing_calls(router: Router<AppState>) -> Router<AppState> {
    use api::bills::{GetBill, ListBills, PayBill};
    use api::cards::{
        AddCard, ListCards, MakeCardDefault, RemoveCard, ReplaceCard, SetBillingDetails,
        SetUpOwnCard, ShowBillingDetails,
    };
    use api::changes::{ChangeSubscription, PreviewChange};
    use handlers::billing;
    let router = on::<PreviewChange, _, _>(router, billing::preview_change);
    let router = on::<ChangeSubscription, _, _>(router, billing::change);
    let router = on::<ListBills, _, _>(router, billing::list_bills);
    let router = on::<GetBill, _, _>(router, billing::get_bill);
    let router = on::<PayBill, _, _>(router, billing::pay_bill);
    let router = on::<ListCards, _, _>(router, billing::list_cards);
    let router = on::<SetUpOwnCard, _, _>(router, billing::set_up_card);
    let router = on::<AddCard, _, _>(router, billing::add_card);
    let router = on::<ReplaceCard, _, _>(router, billing::replace_card);
    let router = on::<MakeCardDefault, _, _>(router, billing::make_card_default);
    let router = on::<RemoveCard, _, _>(router, billing::remove_card);
    let router = on::<ShowBillingDetails, _, _>(router, billing::show_details);
    on::<SetBillingDetails, _, _>(router, billing::set_details)
}

/// What people ask for instead of buying it.
fn request_calls(router: Router<AppState>) -> Router<AppState> {
    use api::license_requests::{
        AnswerLicenseRequest, AskForLicense, ListLicenseRequests, ShowRequestOptions,
        WithdrawLicenseRequest,
    };
    use api::request_settings::{SetRequestSettings, ShowRequestSettings};
    use handlers::{license_requests as requests, request_settings};
    let router = on::<ShowRequestSettings, _, _>(router, request_settings::show);
    let router = on::<SetRequestSettings, _, _>(router, request_settings::set);
    let router = on::<ShowRequestOptions, _, _>(router, requests::options);
    let router = on::<AskForLicense, _, _>(router, requests::ask);
    let router = on::<ListLicenseRequests, _, _>(router, requests::list);
    let router = on::<AnswerLicenseRequest, _, _>(router, requests::answer);
    on::<WithdrawLicenseRequest, _, _>(router, requests::withdraw)
}

/// What people and programs are told of.
fn notice_calls(router: Router<AppState>) -> Router<AppState> {
    use api::notices::{ListNotices, MarkNoticesRead, SetNoticeSettings, ShowNoticeSettings};
    use api::webhooks::{
        AddWebhook, ListDeliveries, ListWebhooks, RemoveWebhook, ReplayEvents, SetWebhook,
        TestWebhook,
    };
    use handlers::{notices, webhooks};
    let router = on::<ListNotices, _, _>(router, notices::list);
    let router = on::<MarkNoticesRead, _, _>(router, notices::mark_read);
    let router = on::<ShowNoticeSettings, _, _>(router, notices::show_settings);
    let router = on::<SetNoticeSettings, _, _>(router, notices::set_settings);
    let router = on::<ListWebhooks, _, _>(router, webhooks::list);
    let router = on::<AddWebhook, _, _>(router, webhooks::add);
    let router = on::<SetWebhook, _, _>(router, webhooks::set);
    let router = on::<RemoveWebhook, _, _>(router, webhooks::remove);
    let router = on::<TestWebhook, _, _>(router, webhooks::test);
    let router = on::<ReplayEvents, _, _>(router, webhooks::replay);
    on::<ListDeliveries, _, _>(router, webhooks::deliveries)
}

/// What admins do from scripts as well.
fn policy_calls(router: Router<AppState>) -> Router<AppState> {
    use api::audit::{ExportAuditCsv, ExportAuditLines, ListAudit};
    use api::directory::ExplainEligibility;
    use api::policies::{ListPolicies, SetDefaultPolicy, SetPolicy};
    use api::policy_interface::{
        GetInterfacePolicy, GetInterfaceProduct, ListInterfacePolicies, ListInterfaceProducts,
        SetInterfaceProduct,
    };
    use handlers::{audit, catalog, policies, policy_interface};
    let router = on::<ListPolicies, _, _>(router, policies::list);
    let router = on::<SetPolicy, _, _>(router, policies::set);
    let router = on::<ListAudit, _, _>(router, audit::list);
    let router = on::<ExportAuditCsv, _, _>(router, audit::export_csv);
    let router = on::<ExportAuditLines, _, _>(router, audit::export_lines);
    let router = on::<SetDefaultPolicy, _, _>(router, policies::set_default);
    let router = on::<ExplainEligibility, _, _>(router, catalog::explain_eligibility);
    let router = on::<ListInterfacePolicies, _, _>(router, policy_interface::list);
    let router = on::<GetInterfacePolicy, _, _>(router, policy_interface::get);
    let router = on::<ListInterfaceProducts, _, _>(router, policy_interface::list_products);
    let router = on::<GetInterfaceProduct, _, _>(router, policy_interface::get_product);
    on::<SetInterfaceProduct, _, _>(router, policy_interface::set_product)
}

fn provisioning_calls(router: Router<AppState>) -> Router<AppState> {
    use api::provisioning::{
        CreateProvisioningToken, RevokeProvisioningToken, SetLeaverLicenses, ShowProvisioning,
    };
    use handlers::provisioning;
    let router = on::<ShowProvisioning, _, _>(router, provisioning::show);
    let router = on::<CreateProvisioningToken, _, _>(router, provisioning::create_token);
    let router = on::<RevokeProvisioningToken, _, _>(router, provisioning::revoke_token);
    on::<SetLeaverLicenses, _, _>(router, provisioning::set_leavers)
}

fn sign_in_settings(router: Router<AppState>) -> Router<AppState> {
    use api::sign_in_settings as calls;
    use handlers::sign_in_settings as handlers;

    let router = on::<calls::ShowProvider, _, _>(router, handlers::show_provider);
    let router = on::<calls::ConnectProvider, _, _>(router, handlers::connect_provider);
    let router = on::<calls::DisconnectProvider, _, _>(router, handlers::disconnect_provider);
    let router = on::<calls::TestProvider, _, _>(router, handlers::test_provider);
    let router = on::<calls::ListDomains, _, _>(router, handlers::list_domains);
    let router = on::<calls::AddDomain, _, _>(router, handlers::add_domain);
    let router = on::<calls::VerifyDomain, _, _>(router, handlers::verify_domain);
    on::<calls::RemoveDomain, _, _>(router, handlers::remove_domain)
}

/// What identity providers, and browsers on their way back from them, call
/// from other sites.
fn providers() -> Router<AppState> {
    use handlers::single_sign_on::{back_channel, come_back};

    Router::new()
        .route(&format!("{CALLBACK}{{tenant}}"), get(come_back))
        .route(&format!("{BACKCHANNEL}{{tenant}}"), post(back_channel))
}

/// Puts a handler where its endpoint says.
fn on<E, H, T>(router: Router<AppState>, handler: H) -> Router<AppState>
where
    E: Endpoint,
    H: Handler<T, AppState>,
    T: 'static,
{
    let route: MethodRouter<AppState> = match E::METHOD {
        Method::Get => get(handler),
        Method::Post => post(handler),
        Method::Put => put(handler),
        Method::Delete => delete(handler),
    };
    router.route(E::PATH, route)
}

async fn wrong_method() -> Response {
    ProblemResponse::new(ErrorCode::MethodNotAllowed, "this call has another method")
        .into_response()
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    ProblemResponse::new(ErrorCode::Internal, "a fault of ours; it is logged").into_response()
}

/// Gives each request a name, logs how it went, and names it in the answer.
/// The path is logged as the route has it: values may be secrets or names.
async fn identify(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = format!("req_{}", state.random.unique());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let started = state.clock.system_now();
    let span = tracing::info_span!("request", id);
    let mut response = tracing::Instrument::instrument(next.run(request), span).await;
    let elapsed = state.clock.system_now() - started;
    tracing::info!(
        request.id = id, %method, path, status = response.status().as_u16(),
        ms = elapsed.num_milliseconds(), "answered"
    );
    if let Some(problem) = response.extensions_mut().remove::<Unidentified>() {
        let body = problem.named(&id);
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = Body::from(body);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID_HEADER, id);
    }
    response
}
