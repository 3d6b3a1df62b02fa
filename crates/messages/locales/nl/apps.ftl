## De startpagina met apps, en de pagina van een app.

apps-heading = Je apps
apps-intro = De producten waarvoor je een licentie hebt.
apps-list = Apps
apps-admin-tile = Beheer
apps-admin-tile-hint = Je aankopen, licenties en rekeningen
apps-tile-without-license = Je hebt het gekocht, maar nog geen licentie
apps-open = { $name } openen
apps-empty-heading = Nog geen apps
apps-empty-body = Apps staan hier zodra je een licentie hebt. Vraag een collega die er een heeft gekocht, of koop er zelf een.
apps-empty-action = Producten bekijken

apps-welcome-heading = Welkom bij { $name }
apps-welcome-body = Je hebt een licentie voor { $name }. Hier wordt het product geopend.
apps-license-until = Je licentie is geldig tot { $expires }.
apps-buy-more = Licenties voor anderen kopen
apps-training = Training en ondersteuning

apps-no-license-heading = Je hebt nog geen licentie voor { $name }
apps-no-license-body = Vraag een licentie aan de collega die het heeft gekocht of aan een beheerder van je organisatie, of koop er zelf een.
apps-no-license-buy = { $name } kopen
apps-subscription-ended = Het abonnement waar je licentie bij hoort, heeft de status { $status }. Vraag het aan de collega die het heeft gekocht of aan een beheerder van je organisatie.
