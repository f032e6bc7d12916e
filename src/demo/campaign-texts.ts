/** The call in three more languages, as the story says they came in the eighth week. */
export const campaignTexts = [
  {
    language: 'de',
    title: 'Was, wenn wir Twitter kaufen?',
    summary:
      'Was ist Twitter ohne unsere Tweets? Wir bitten das Unternehmen zu prüfen, ob es sich an die Menschen verkaufen kann, die es nutzen, als Genossenschaft.',
    target: 'den Vorstand von Twitter, Inc.',
    story: `Im Herbst 2016 sucht Twitter einen Käufer. Große Konzerne sehen hin und gehen wieder. Für die Börse ist ein Netz, das nicht mehr schnell genug wächst, gescheitert. Für uns ist es ein öffentlicher Dienst des Gesprächs, und er funktioniert.

Man kann die Werkzeuge, auf die man angewiesen ist, auch anders besitzen: gemeinsam. Zeitungen, Banken, Vereine und Läden gehören seit über hundert Jahren denen, die sie nutzen.

## Was wir verlangen

1. Twitter veröffentlicht eine Studie darüber, wie es sich an seine Nutzerinnen und Nutzer verkaufen kann.
2. Diese Studie wird der Hauptversammlung vom 22. Mai 2017 vorgelegt.
3. Vor jedem anderen Verkauf werden die Nutzerinnen und Nutzer gefragt.`,
    consequences: [
      'veröffentlichen wir den Aufruf in fünf Sprachen.',
      'übergeben wir den Aufruf dem Vorstand und bitten um eine öffentliche Antwort binnen dreißig Tagen.',
      'tragen wir den Aufruf zu den großen Aktionären, zu jedem einzeln.',
    ],
  },
  {
    language: 'es',
    title: '¿Y si compramos Twitter?',
    summary:
      '¿Qué es Twitter sin nuestros tuits? Pedimos a la empresa que estudie venderse a quienes la usan, como cooperativa.',
    target: 'el consejo de Twitter, Inc.',
    story: `En el otoño de 2016 Twitter busca comprador. Los grandes grupos miran y se marchan. Para la bolsa, una red que ya no crece lo bastante rápido es un fracaso. Para nosotros es un servicio público de conversación, y funciona.

Hay otra manera de poseer las herramientas de las que dependemos: juntos. Periódicos, bancos, clubes y tiendas pertenecen a quienes los usan desde hace más de un siglo.

## Lo que pedimos

1. Que Twitter publique un estudio de las maneras de venderse a sus usuarios.
2. Que ese estudio se someta a la junta del 22 de mayo de 2017.
3. Que se consulte a los usuarios antes de cualquier otra venta.`,
    consequences: [
      'publicamos el llamamiento en cinco lenguas.',
      'entregamos el llamamiento al consejo y pedimos una respuesta pública en treinta días.',
      'llevamos el llamamiento a los grandes accionistas, uno por uno.',
    ],
  },
  {
    language: 'ar',
    title: 'ماذا لو اشترينا تويتر؟',
    summary: 'ما تويتر من دون تغريداتنا؟ نطلب من الشركة أن تدرس بيع نفسها لمن يستعملونها، في شكل تعاونية.',
    target: 'مجلس إدارة شركة تويتر',
    story: `في خريف عام 2016 يبحث تويتر عن مشترٍ. مجموعات كبيرة تنظر ثم تنصرف. في نظر البورصة، الشبكة التي لا تنمو بالسرعة الكافية شبكة فاشلة. أما في نظرنا فهي خدمة عامة للحوار، وهي تعمل.

هناك طريقة أخرى لامتلاك الأدوات التي نعتمد عليها: أن نمتلكها معًا.

## ما نطلبه

1. أن ينشر تويتر دراسة لسبل بيعه لمستعمليه.
2. أن تُعرض هذه الدراسة على المساهمين في الجمعية العامة يوم 22 مايو 2017.
3. أن يُستشار المستعملون قبل أي بيع آخر.`,
    consequences: [
      'ننشر النداء بخمس لغات.',
      'نسلّم النداء إلى مجلس الإدارة ونطلب جوابًا علنيًا خلال ثلاثين يومًا.',
      'نحمل النداء إلى كبار المساهمين، واحدًا واحدًا.',
    ],
  },
] as const;
