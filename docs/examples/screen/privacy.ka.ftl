### What the kiosk remembers.

intro-privacy = რას იმახსოვრებს კიოსკი
    .say = რას იმახსოვრებს კიოსკი
privacy-title = კიოსკი და თქვენ
privacy-during = სანამ აქ ხართ, კიოსკი იმახსოვრებს მხოლოდ იმას, რაც ეკრანზე ჩანს.
privacy-after = როცა მიდიხართ, ყველაფერი იშლება.
privacy-secrets = ბარათის ნომერი და პინ-კოდი არსად იწერება.
help-privacy = აქ წერია, რა ემართება თქვენს მონაცემებს.
