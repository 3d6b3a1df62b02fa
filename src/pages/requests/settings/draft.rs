//! The settings as they stand in the form.

use api::request_settings::{
    GroupLimit, GroupLimitRow, LimitBody, NewLimit, NewProcess, RequestSettingsBody,
    SetRequestSettingsRequest,
};
use domain::license_request::RequestsSwitch;
use domain::money::{Currency, Money};
use domain::request_settings::{CentralApproval, OwnProcess, OwnProcessError};

use crate::format::decimal;

/// Where people ask: in this program.
pub const HERE: &str = "here";
/// Where people ask: elsewhere.
pub const OWN: &str = "own";

/// What is chosen and typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// [`HERE`] or [`OWN`].
    pub process: String,
    /// A [`RequestsSwitch`].
    pub switch: String,
    /// A [`CentralApproval`].
    pub approval: String,
    /// The own process.
    pub message: String,
    /// Its link.
    pub link: String,
    /// The limit for everybody.
    pub limit: TypedLimit,
    /// Groups with limits of their own.
    pub groups: Vec<GroupLimitRow>,
    /// The currency of all limits.
    pub currency: Currency,
}

/// A limit as it is typed; an empty text is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedLimit {
    /// A whole number.
    pub licenses: String,
    /// An amount.
    pub money: String,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The message of the own process.
    Message,
    /// Its link.
    Link,
    /// A number of licenses.
    Licenses,
    /// An amount.
    Money,
}

impl Draft {
    /// What holds now.
    pub fn of(settings: &RequestSettingsBody) -> Self {
        let process = settings.own_process.clone();
        let where_asked = if process.is_some() { OWN } else { HERE };
        let (message, link) = process
            .map(|process| (process.message, process.link.unwrap_or_default()))
            .unwrap_or_default();
        Self {
            process: where_asked.to_owned(),
            switch: settings.requests.as_str().to_owned(),
            approval: settings.approval.as_str().to_owned(),
            message,
            link,
            limit: TypedLimit::of(settings.limit),
            groups: settings.group_limits.clone(),
            currency: settings.currency,
        }
    }

    /// The change to send, of the version that was shown.
    ///
    /// # Errors
    /// Everything that is [`Wrong`].
    pub fn request(&self, version: i64) -> Result<SetRequestSettingsRequest, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let own_process = if self.process == OWN {
            match OwnProcess::parse(&self.message, &self.link) {
                Ok(process) => Some(NewProcess {
                    message: process.message().to_owned(),
                    link: process.link().map(str::to_owned),
                }),
                Err(error) => {
                    wrong.push(match error {
                        OwnProcessError::Message => Wrong::Message,
                        OwnProcessError::Link => Wrong::Link,
                    });
                    None
                }
            }
        } else {
            None
        };
        let limit = self.limit.read(self.currency).unwrap_or_else(|of_limit| {
            wrong.extend(of_limit);
            LimitBody::NONE
        });
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let groups = self.groups.iter().map(|row| GroupLimit {
            group: row.group.id.clone(),
            limit: new_limit(row.limit),
        });
        Ok(SetRequestSettingsRequest {
            requests: RequestsSwitch::parse(&self.switch).unwrap_or(RequestsSwitch::On),
            approval: CentralApproval::parse(&self.approval).unwrap_or(CentralApproval::ByHand),
            own_process,
            limit: new_limit(limit),
            group_limits: groups.collect(),
            version,
        })
    }
}

impl TypedLimit {
    fn of(limit: LimitBody) -> Self {
        let licenses = limit.licenses.map(|most| most.to_string());
        let money = limit
            .money
            .map(|most| decimal(most.minor(), most.currency().exponent()));
        Self {
            licenses: licenses.unwrap_or_default(),
            money: money.unwrap_or_default(),
        }
    }

    /// The limit.
    ///
    /// # Errors
    /// Everything that is [`Wrong`].
    pub fn read(&self, currency: Currency) -> Result<LimitBody, Vec<Wrong>> {
        let licenses = match self.licenses.trim() {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_| Wrong::Licenses),
        };
        let money = match self.money.trim() {
            "" => Ok(None),
            typed => amount(typed, currency).map(Some).ok_or(Wrong::Money),
        };
        match (licenses, money) {
            (Ok(licenses), Ok(money)) => Ok(LimitBody { licenses, money }),
            (licenses, money) => Err([licenses.err(), money.err()]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

const fn new_limit(limit: LimitBody) -> NewLimit {
    let LimitBody { licenses, money } = limit;
    NewLimit { licenses, money }
}

/// An amount as people write it, with a point or a comma before the cents.
fn amount(typed: &str, currency: Currency) -> Option<Money> {
    let (whole, cents) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let places = usize::try_from(currency.exponent()).ok()?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_amount = !whole.is_empty() && is_number(whole) && is_number(cents);
    if !is_amount || cents.len() > places {
        return None;
    }
    let minor = format!("{whole}{cents:0<places$}").parse().ok()?;
    Some(Money::new(minor, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    fn draft() -> Draft {
        Draft::of(&RequestSettingsBody {
            requests: RequestsSwitch::On,
            approval: CentralApproval::Automatic,
            own_process: None,
            limit: LimitBody {
                licenses: Some(3),
                money: Some(Money::new(4_950, euro())),
            },
            group_limits: Vec::new(),
            currency: euro(),
            version: 1,
            may_change: true,
        })
    }

    #[test]
    fn what_holds_is_sent_back_as_it_is() {
        let draft = draft();
        assert_eq!(draft.limit.money, "49.50");
        let request = draft.request(1).unwrap();
        assert_eq!(request.limit.licenses, Some(3));
        assert_eq!(request.limit.money, Some(Money::new(4_950, euro())));
        assert_eq!(request.approval, CentralApproval::Automatic);
        assert_eq!((request.own_process, request.version), (None, 1));
    }

    #[test]
    fn amounts_have_a_point_or_a_comma_and_no_more_places_than_the_currency() {
        let minor = |typed| amount(typed, euro()).map(Money::minor);
        assert_eq!(minor("50"), Some(5_000));
        assert_eq!(minor("49,5"), Some(4_950));
        assert_eq!(minor("0.05"), Some(5));
        for typed in ["", "-1", "1.005", "1.000,00", "a", ".5", "1e3"] {
            assert_eq!(minor(typed), None, "{typed}");
        }
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(amount("500", yen).map(Money::minor), Some(500));
        assert_eq!(amount("5.0", yen), None);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = Draft {
            process: OWN.to_owned(),
            limit: TypedLimit {
                licenses: "many".to_owned(),
                money: "x".to_owned(),
            },
            ..draft()
        };
        let expected = [Wrong::Message, Wrong::Licenses, Wrong::Money];
        assert_eq!(wrong.request(1).unwrap_err(), expected);
        let link = Draft {
            process: OWN.to_owned(),
            message: "Ask the desk".to_owned(),
            link: "desk.example".to_owned(),
            ..draft()
        };
        assert_eq!(link.request(1).unwrap_err(), [Wrong::Link]);
    }
}
