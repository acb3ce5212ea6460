#include "views/workshop/subjectfacts.h"

#include "model/threats/facts.h"
#include "model/threats/impact.h"
#include "views/workshop/widgets/roomtext.h"

#include <QGridLayout>

#include <algorithm>

namespace {

constexpr int mostQuestions = 3;
constexpr int mostQuestionsLow = 1;

/// A dashed frame in the accent: nobody answered.
class UnknownMark : public QWidget
{
public:
    UnknownMark(const QString &text, bool withKey, const RoomStyle &style)
        : m_text(text)
        , m_withKey(withKey)
        , m_style(style)
    {
        setAccessibleName(withKey ? SubjectFacts::tr("%1, U answers").arg(text) : text);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_style.font(RoomStyle::textSize, QFont::DemiBold));
        const int key = m_withKey ? keycap::size(letter(), m_style).width() + m_style.px(12) : 0;
        return { metrics.horizontalAdvance(m_text) + m_style.px(26) + key,
                 std::max(metrics.height() + 6, keycap::size(letter(), m_style).height()) };
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = m_style.font(RoomStyle::textSize, QFont::DemiBold);
        const int wide = QFontMetrics(font).horizontalAdvance(m_text) + m_style.px(22);
        const QRect frame(0, 0, wide, height());
        painter.setPen(QPen(m_style.theme().accent, 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setFont(font);
        painter.setPen(m_style.theme().accent);
        painter.drawText(frame, Qt::AlignCenter, m_text);
        if (m_withKey) {
            const QSize size = keycap::size(letter(), m_style);
            keycap::paint(
                    painter,
                    QRect(QPoint(wide + m_style.px(12), (height() - size.height()) / 2), size),
                    letter(), m_style);
        }
    }

private:
    static QString letter() { return QStringLiteral("U"); }

    QString m_text;
    bool m_withKey;
    RoomStyle m_style;
};

} // namespace

SubjectFacts::SubjectFacts(RoomSession &session, const RoomStyle &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    refresh();
}

void SubjectFacts::refresh()
{
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete layout();
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(m_style.px(24), m_style.px(14), m_style.px(20), m_style.px(14));
    m_grid->setHorizontalSpacing(m_style.px(18));
    m_grid->setVerticalSpacing(m_style.px(5));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, m_style.px(150));
    const Project &project = m_session.context().project();
    const QUuid id = m_session.subject().id;
    if (const Flow *flow = project.find(Id<Flow>(id)))
        addFlow(*flow);
    else if (const Element *element = project.find(Id<Element>(id)))
        addElement(*element);
    addQuestions();
}

void SubjectFacts::addRow(const QString &name, const QString &value, const QStringList &strong)
{
    if (value.isEmpty())
        return;
    const Theme &theme = m_style.theme();
    const int row = m_grid->rowCount();
    auto *label = new RoomText(m_style.font(RoomStyle::textSize), theme.secondaryText);
    label->setText(name);
    auto *text = new RoomText(m_style.font(RoomStyle::textSize), theme.text);
    text->setSpans(withNames(value, strong));
    text->setMaxLines(m_style.isLow() ? 1 : 3);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(text, row, 1);
}

QString SubjectFacts::artifactText(const Id<Artifact> &id) const
{
    const ViewContext &context = m_session.context();
    const Artifact *artifact = context.project().find(id);
    if (!artifact)
        return {};
    const QString names[] = { tr("confidentiality %1"), tr("integrity %1"), tr("availability %1") };
    int most = 0;
    QString said;
    for (const Property property :
         { Property::Integrity, Property::Confidentiality, Property::Availability }) {
        const int level =
                impact::ratingOf(context.project(), context.catalogs(), *artifact, property);
        if (level > most) {
            most = level;
            said = names[static_cast<int>(property)].arg(level);
        }
    }
    return QStringLiteral("%1 (%2)").arg(artifact->name, said);
}

QString SubjectFacts::answersOf(const QList<const Fact *> &asked, const Facts &facts) const
{
    QStringList said;
    for (const Fact *fact : asked) {
        const auto term = std::ranges::find(fact->values, facts.value(fact->id), &Term::id);
        if (term != fact->values.end())
            said.append(tr("%1: %2").arg(inSentence(fact->name), term->name));
    }
    return said.join(QStringLiteral(" \u00b7 "));
}

void SubjectFacts::addFlow(const Flow &flow)
{
    const ViewContext &context = m_session.context();
    QStringList carried;
    QStringList names;
    QStringList kinds;
    for (const Id<Artifact> &id : flow.artifacts) {
        carried.append(artifactText(id));
        if (const Artifact *artifact = context.project().find(id)) {
            names.append(artifact->name);
            kinds.append(artifact->artifactKind);
        }
    }
    addRow(tr("Carries"), carried.join(QStringLiteral(", ")), names);
    const auto zoneName = [&](const Id<Element> &end) {
        const Zone *zone = context.project().find(context.project().find(end)->zone);
        return zone ? zone->name : tr("outside all zones");
    };
    if (facts::crosses(context.project(), flow))
        addRow(tr("Crosses"),
               QStringLiteral("%1 \u2192 %2").arg(zoneName(flow.source), zoneName(flow.target)));
    addRow(tr("Known"), answersOf(context.vocabulary().factsOfFlow(kinds), flow.facts));
}

void SubjectFacts::addElement(const Element &element)
{
    const ViewContext &context = m_session.context();
    const Vocabulary &words = context.vocabulary();
    addRow(tr("Is"), QStringLiteral("%1 \u00b7 %2")
                             .arg(words.name(element.type),
                                  inSentence(words.name(facts::phaseOf(element, words)))));
    QStringList held;
    QStringList names;
    for (const Id<Artifact> &id : element.holds) {
        held.append(artifactText(id));
        if (const Artifact *artifact = context.project().find(id))
            names.append(artifact->name);
    }
    addRow(tr("Holds"), held.join(QStringLiteral(", ")), names);
    if (const Zone *zone = context.project().find(element.zone))
        addRow(tr("Stands in"), zone->name);
    addRow(tr("Known"), answersOf(words.factsOfType(element.type), element.facts));
}

void SubjectFacts::addQuestions()
{
    const QList<SubjectQuestion> questions = m_session.questions();
    const int most = m_style.isLow() ? mostQuestionsLow : mostQuestions;
    for (int i = 0; i < std::min<int>(most, static_cast<int>(questions.size())); ++i) {
        const SubjectQuestion &question = questions.at(i);
        const int row = m_grid->rowCount();
        auto *label =
                new RoomText(m_style.font(RoomStyle::textSize), m_style.theme().secondaryText);
        label->setText(question.name);
        m_grid->addWidget(label, row, 0, Qt::AlignVCenter);
        auto *line = new QHBoxLayout;
        line->setSpacing(m_style.px(12));
        line->addWidget(new UnknownMark(tr("unknown"), i == 0, m_style));
        auto *about =
                new RoomText(m_style.font(RoomStyle::smallSize), m_style.theme().secondaryText);
        about->setText(tr("%1: %n threat(s) rest on it", nullptr, question.threats)
                               .arg(question.holderName));
        about->setMaxLines(1);
        line->addWidget(about, 1, Qt::AlignVCenter);
        m_grid->addLayout(line, row, 1);
    }
    const int more = static_cast<int>(questions.size()) - most;
    if (more > 0)
        addRow(QString(), tr("and %n more question(s)", nullptr, more));
}
