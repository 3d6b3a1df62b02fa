//! Which roles are ticked, and what there is to save.

use api::directory::{PersonRow, SetRoles, SetRolesRequest};
use domain::access::{Right, Role, Viewer, may};
use domain::administration::given_by_organizations;
use domain::user::UserKind;
use messages::Language;

/// The roles after a tick or the end of one, in the order of all roles.
pub fn ticked(chosen: &[Role], role: Role, is_on: bool) -> Vec<Role> {
    let all = Role::ALL.iter().copied();
    all.filter(|&other| {
        if other == role {
            is_on
        } else {
            chosen.contains(&other)
        }
    })
    .collect()
}

/// What has to be sent; `None` when it is what holds already.
pub fn change(row: &PersonRow, chosen: &[Role]) -> Option<SetRoles> {
    let is_same = ticked(
        &row.roles,
        Role::GlobalAdmin,
        row.roles.contains(&Role::GlobalAdmin),
    ) == chosen.to_vec();
    (!is_same).then(|| SetRoles {
        user: row.person.id.clone(),
        body: SetRolesRequest {
            roles: chosen.to_vec(),
            expected: row.roles.clone(),
        },
    })
}

/// The roles to show: those that can be given here, and those that are held.
pub fn shown(row: &PersonRow) -> Vec<Role> {
    let given: Vec<Role> = given_by_organizations().collect();
    let all = Role::ALL.iter().copied();
    all.filter(|role| given.contains(role) || row.roles.contains(role))
        .collect()
}

/// Why the viewer cannot change the roles of this person.
pub fn obstacle(language: Language, viewer: &Viewer, row: &PersonRow) -> Option<&'static str> {
    if may(viewer, Right::ManageRoles).is_err() {
        Some(language.people_only_global_admins())
    } else {
        match row.kind {
            UserKind::Member => None,
            UserKind::Guest => Some(language.people_guest_no_role()),
            UserKind::Partner => Some(language.people_partner_roles()),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::email::EmailAddress;
    use domain::ids::{TenantId, UserId};
    use domain::user::{AccountStatus, DirectorySource};

    use super::*;

    fn row(kind: UserKind, roles: &[Role]) -> PersonRow {
        PersonRow {
            person: api::parts::Person {
                id: UserId::parse("usr_1").unwrap(),
                name: "Ben Smit".to_owned(),
                email: EmailAddress::parse("ben@harbor.example").unwrap(),
            },
            kind,
            status: AccountStatus::Active,
            source: DirectorySource::Cloud,
            roles: roles.to_vec(),
        }
    }

    #[test]
    fn a_tick_that_is_taken_back_leaves_nothing_to_save() {
        let person = row(UserKind::Member, &[Role::UserAdmin]);
        let more = ticked(&person.roles, Role::GlobalAdmin, true);
        let call = change(&person, &more).unwrap();
        assert_eq!(call.body.roles, [Role::GlobalAdmin, Role::UserAdmin]);
        assert_eq!(call.body.expected, [Role::UserAdmin]);
        let back = ticked(&more, Role::GlobalAdmin, false);
        assert_eq!(change(&person, &back), None);
    }

    #[test]
    fn the_vendors_role_is_shown_to_nobody_who_does_not_have_it() {
        let member = row(UserKind::Member, &[]);
        assert!(!shown(&member).contains(&Role::SupportAgent));
        let agent = row(UserKind::Member, &[Role::SupportAgent]);
        assert!(shown(&agent).contains(&Role::SupportAgent));
    }

    #[test]
    fn whoever_cannot_change_roles_is_told_why() {
        let viewer = |roles: &[Role]| Viewer {
            user: UserId::parse("usr_2").unwrap(),
            tenant: TenantId::parse("ten_1").unwrap(),
            kind: UserKind::Member,
            roles: roles.to_vec(),
        };
        let (member, guest) = (row(UserKind::Member, &[]), row(UserKind::Guest, &[]));
        let reason = |roles: &[Role], row| obstacle(Language::English, &viewer(roles), row);
        assert_eq!(reason(&[Role::GlobalAdmin], &member), None);
        assert!(
            reason(&[Role::UserAdmin], &member)
                .unwrap()
                .contains("global admin")
        );
        assert!(
            reason(&[Role::GlobalAdmin], &guest)
                .unwrap()
                .contains("guest")
        );
    }
}
