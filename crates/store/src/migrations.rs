//! The files of `migrations/`, embedded and in order.

/// A numbered file.
pub(crate) struct Migration {
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
    only_postgres: bool,
}

impl Migration {
    /// Whether it concerns the database.
    pub(crate) const fn is_for(&self, is_postgres: bool) -> bool {
        is_postgres || !self.only_postgres
    }
}

macro_rules! migration {
    ($number:literal, common, $name:literal) => {
        migration!($number, false, "common", $name)
    };
    ($number:literal, postgres, $name:literal) => {
        migration!($number, true, "postgres", $name)
    };
    ($number:literal, $only_postgres:literal, $folder:literal, $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!("../migrations/", $folder, "/", $name, ".sql")),
            only_postgres: $only_postgres,
        }
    };
}

/// All migrations of both folders, sorted by number.
pub(crate) const MIGRATIONS: &[Migration] = &[
    migration!(1, common, "0001_organizations_and_people"),
    migration!(2, common, "0002_orders"),
    migration!(3, common, "0003_subscriptions"),
    migration!(4, common, "0004_records"),
    migration!(5, postgres, "0005_collation_and_row_security"),
    migration!(6, postgres, "0006_secure_tables"),
    migration!(7, common, "0007_own_sign_in"),
    migration!(8, postgres, "0008_secure_own_sign_in"),
    migration!(9, common, "0009_directory"),
    migration!(10, postgres, "0010_secure_directory"),
    migration!(11, common, "0011_administration"),
    migration!(12, postgres, "0012_secure_administration"),
    migration!(13, common, "0013_time"),
    migration!(14, postgres, "0014_secure_time"),
    migration!(15, common, "0015_programs"),
    migration!(16, postgres, "0016_secure_programs"),
    migration!(17, common, "0017_access_policies"),
    migration!(18, postgres, "0018_secure_access_policies"),
    migration!(19, common, "0019_buyers_and_partners"),
    migration!(20, postgres, "0020_secure_partnerships"),
    migration!(21, common, "0021_policy_default_and_actors"),
    migration!(22, postgres, "0022_read_product_policies"),
    migration!(23, common, "0023_product_policies"),
    migration!(24, postgres, "0024_secure_product_policies"),
    migration!(25, common, "0025_audit_log"),
    migration!(26, common, "0026_partner_customers"),
    migration!(27, postgres, "0027_secure_partner_customers"),
    migration!(28, common, "0028_license_requests"),
    migration!(29, postgres, "0029_secure_license_requests"),
    migration!(30, common, "0030_request_settings"),
    migration!(31, postgres, "0031_open_invoices"),
    migration!(32, common, "0032_bills_of_additions"),
    migration!(33, postgres, "0033_secure_requests"),
    migration!(40, common, "0040_notices"),
    migration!(41, postgres, "0041_secure_notices"),
    migration!(50, common, "0050_trials"),
    migration!(51, postgres, "0051_secure_trials"),
    migration!(52, common, "0052_partner_decisions"),
    migration!(53, postgres, "0053_collate_partner_decisions"),
    migration!(54, postgres, "0054_open_subscriptions"),
    migration!(55, common, "0055_billing"),
    migration!(56, postgres, "0056_secure_billing"),
    migration!(57, postgres, "0057_open_billing"),
    migration!(58, common, "0058_bills_and_cards"),
    migration!(59, postgres, "0059_secure_billing"),
    migration!(62, common, "0062_tax_kind"),
    migration!(63, postgres, "0063_open_subscriptions"),
    migration!(64, common, "0064_sold_products"),
    migration!(65, postgres, "0065_secure_sold_products"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_once_and_in_order() {
        let mut files: Vec<String> = ["common", "postgres"]
            .iter()
            .flat_map(|engine| std::fs::read_dir(format!("migrations/{engine}")).unwrap())
            .map(|file| file.unwrap().path().file_stem().unwrap().to_owned())
            .map(|stem| stem.into_string().unwrap())
            .collect();
        files.sort();
        let listed: Vec<_> = MIGRATIONS.iter().map(|migration| migration.name).collect();
        assert_eq!(listed, files);
        for migration in MIGRATIONS {
            assert!(
                migration
                    .name
                    .starts_with(&format!("{:04}_", migration.number)),
                "{}",
                migration.name
            );
        }
    }
}
