#include "views/workshop/workshopgestures.h"

#include <QLocale>

#include <algorithm>

namespace {

constexpr int thousand = 1000;

QString shortDay(const QDate &date)
{
    return QLocale().toString(date, QLocale::ShortFormat);
}

} // namespace

QDate dayFrom(const QString &typed, const QDate &today)
{
    const QString text = typed.trimmed();
    if (text.startsWith(u'+')) {
        bool number = false;
        const int days = text.mid(1).toInt(&number);
        return number ? today.addDays(days) : QDate();
    }
    const QDate iso = QDate::fromString(text, Qt::ISODate);
    if (iso.isValid())
        return iso;
    const QDate local = QLocale().toDate(text, QLocale::ShortFormat);
    return local.isValid() ? local : QLocale().toDate(text, QLocale::LongFormat);
}

void WorkshopGestures::dismiss(bool all)
{
    if (!m_session.group())
        return;
    if (m_session.stateOf(*m_session.group()) == RoomSession::State::Dismissed) {
        m_steps.reopen();
        return;
    }
    const QStringList reasons { tr("What it needs does not exist here"),
                                tr("Out of scope of this assessment"),
                                tr("Another threat of this list says the same"),
                                tr("Nobody would gain from it and nothing is lost") };
    Prompt prompt { tr("Why does it not apply here?"), tr("A digit, or type the reason.") };
    prompt.typed = true;
    for (int i = 0; i < reasons.size(); ++i)
        prompt.choices.append({ QString::number(i + 1), reasons.at(i), reasons.at(i) });
    m_prompt.ask(prompt, [this, all](const QString &reason) { m_steps.dismiss(reason, all); });
}

void WorkshopGestures::rate()
{
    if (!m_session.group())
        return;
    m_prompt.hear(tr("How likely is it, before any control?"), tr("Likelihood"),
                  risk::rounded(m_session.group()->worst().inherent.likelihood),
                  [this](const Voices &voices) { askImpact(voices); });
}

void WorkshopGestures::askImpact(const Voices &likelihood)
{
    if (!m_session.group())
        return;
    m_prompt.hear(
            tr("How bad is it, before any control?"), tr("Impact"),
            risk::rounded(m_session.group()->worst().inherent.impact),
            [this, likelihood](const Voices &impact) { askRatingReason(likelihood, impact); });
}

void WorkshopGestures::askRatingReason(const Voices &likelihood, const Voices &impact)
{
    if (likelihood.agreed == 0 && impact.agreed == 0)
        return;
    const auto said = [](const Voices &voices) {
        return voices.low == voices.high ? QString::number(voices.agreed)
                                         : tr("%1 (voices %2 to %3)")
                                                   .arg(voices.agreed)
                                                   .arg(voices.low)
                                                   .arg(voices.high);
    };
    QStringList parts;
    if (likelihood.agreed > 0)
        parts.append(tr("likelihood %1").arg(said(likelihood)));
    if (impact.agreed > 0)
        parts.append(tr("impact %1").arg(said(impact)));
    Prompt prompt { tr("Why?"), tr("Enter takes it as it stands.") };
    prompt.typed = true;
    prompt.text = tr("The room agreed: %1.").arg(parts.join(QStringLiteral(", ")));
    m_prompt.ask(prompt, [this, likelihood, impact](const QString &reason) {
        m_steps.rate({ likelihood.agreed * thousand, likelihood.low * thousand,
                       likelihood.high * thousand, impact.agreed * thousand, impact.low * thousand,
                       impact.high * thousand, reason });
    });
}

void WorkshopGestures::addAction()
{
    Prompt prompt { tr("What is to be done?") };
    prompt.typed = true;
    m_prompt.ask(prompt, [this](const QString &text) { askOwner(text); });
}

void WorkshopGestures::askOwner(const QString &text)
{
    QStringList names = m_session.notes().attendance;
    QStringList others;
    for (const Person *person : m_session.context().project().all<Person>()) {
        if (!names.contains(person->name))
            others.append(person->name);
    }
    others.sort(Qt::CaseInsensitive);
    names += others;
    Prompt prompt { tr("Who does it?"),
                    tr("A digit, part of a name, or a new name. Enter alone: nobody yet.") };
    prompt.typed = true;
    prompt.listed = true;
    prompt.problem = [](const QString & /*typed*/) { return QString(); };
    for (int i = 0; i < names.size(); ++i)
        prompt.choices.append(
                { i < 9 ? QString::number(i + 1) : QString(), names.at(i), names.at(i) });
    m_prompt.ask(prompt, [this, text](const QString &owner) { askDue(text, owner); });
}

void WorkshopGestures::askDue(const QString &text, const QString &owner)
{
    const QDate today = m_session.context().document.today();
    Prompt prompt { tr("Until when?"),
                    tr("A letter, or a day: 2026-12-04, or +10 for ten days. Enter alone: no "
                       "date.") };
    prompt.typed = true;
    const auto offer = [&](const QString &key, const QString &name, const QDate &day) {
        prompt.choices.append({ key, QStringLiteral("%1 (%2)").arg(name, shortDay(day)),
                                day.toString(Qt::ISODate) });
    };
    offer(tr("W"), tr("a week"), today.addDays(7));
    offer(tr("F"), tr("a fortnight"), today.addDays(14));
    offer(tr("M"), tr("a month"), today.addMonths(1));
    offer(tr("Q"), tr("a quarter"), today.addMonths(3));
    prompt.problem = [today](const QString &typed) {
        return typed.isEmpty() || dayFrom(typed, today).isValid()
                       ? QString()
                       : tr("That is no day. Type it as 2026-12-04, or +10 for ten days.");
    };
    m_prompt.ask(prompt, [this, text, owner, today](const QString &typed) {
        Action action;
        action.text = text;
        action.due = typed.isEmpty() ? QString() : dayFrom(typed, today).toString(Qt::ISODate);
        m_steps.addAction(action, owner);
    });
}

void WorkshopGestures::addThreat()
{
    if (m_session.position() < 0)
        return;
    Prompt prompt { tr("What may happen here?"),
                    tr("One sentence: who does what to what. It is confirmed at once.") };
    prompt.typed = true;
    m_prompt.ask(prompt, [this](const QString &title) { askClass(title); });
}

void WorkshopGestures::askClass(const QString &title)
{
    const Catalogs &catalogs = m_session.context().catalogs();
    Prompt prompt { tr("Which kind of threat is it?"), title };
    for (const StrideClass &each : catalogs.strideClasses)
        prompt.choices.append({ each.letter, each.name, textOf(each.stride) });
    m_prompt.ask(prompt, [this, title](const QString &stride) {
        OwnThreat threat;
        threat.title = title;
        threat.stride = stride;
        askArtifact(threat);
    });
}

void WorkshopGestures::askArtifact(const OwnThreat &threat)
{
    const Project &project = m_session.context().project();
    const QUuid subject = m_session.subject().id;
    QList<Id<Artifact>> artifacts;
    if (const Flow *flow = project.find(Id<Flow>(subject)))
        artifacts = flow->artifacts;
    else if (const Element *element = project.find(Id<Element>(subject)))
        artifacts = element->holds;
    OwnThreat made = threat;
    if (artifacts.size() <= 1) {
        made.artifact = artifacts.value(0);
        m_steps.addThreat(made);
        return;
    }
    Prompt prompt { tr("What does it harm?"), threat.title };
    for (int i = 0; i < std::min<int>(9, static_cast<int>(artifacts.size())); ++i) {
        if (const Artifact *artifact = project.find(artifacts.at(i)))
            prompt.choices.append({ QString::number(i + 1), artifact->name, artifact->id.text() });
    }
    prompt.choices.append({ QStringLiteral("0"), tr("none of them alone"), QString() });
    m_prompt.ask(prompt, [this, made](const QString &artifact) {
        OwnThreat whole = made;
        whole.artifact = Id<Artifact>(QUuid::fromString(artifact));
        m_steps.addThreat(whole);
    });
}

void WorkshopGestures::answer()
{
    const QList<SubjectQuestion> questions = m_session.questions();
    if (!questions.isEmpty())
        askQuestion(questions, 0);
}

void WorkshopGestures::askQuestion(const QList<SubjectQuestion> &questions, int number)
{
    if (number >= questions.size())
        return;
    const SubjectQuestion question = questions.at(number);
    Prompt prompt { QStringLiteral("%1: %2").arg(question.holderName, question.text),
                    tr("%1 of %2. %n threat(s) here rest on it.", nullptr, question.threats)
                            .arg(number + 1)
                            .arg(questions.size()) };
    const QString keys = QStringLiteral("123456789abcdefghijklmnopqrst");
    for (int i = 0; i < question.answers.size() && i < keys.size(); ++i) {
        const Term &term = question.answers.at(i);
        // Yes and no have their own letters; a list has digits.
        const bool plain = term.id == u"yes" || term.id == u"no";
        prompt.choices.append(
                { plain ? (term.id == u"yes" ? tr("Y") : tr("N")) : keys.mid(i, 1).toUpper(),
                  term.name, term.id });
    }
    prompt.choices.append({ QStringLiteral("0"), tr("nobody knows"), QString() });
    m_prompt.ask(prompt, [this, questions, number, question](const QString &value) {
        if (!value.isEmpty())
            m_steps.answer(question, value);
        askQuestion(questions, number + 1);
    });
}

void WorkshopGestures::askWhoIsHere()
{
    Prompt prompt { tr("Who is here?"), tr("Names with commas between them.") };
    prompt.typed = true;
    prompt.text = m_session.notes().attendance.join(QStringLiteral(", "));
    prompt.problem = [](const QString & /*typed*/) { return QString(); };
    m_prompt.ask(prompt, [this](const QString &typed) {
        QStringList people;
        for (const QString &name : typed.split(u',', Qt::SkipEmptyParts)) {
            if (!name.trimmed().isEmpty() && !people.contains(name.trimmed()))
                people.append(name.trimmed());
        }
        m_session.setAttendance(people);
    });
}

void WorkshopGestures::jump()
{
    Prompt prompt { tr("Where to?"), tr("Type part of a name; up and down choose.") };
    prompt.typed = true;
    prompt.listed = true;
    for (int i = 0; i < m_session.subjects().size(); ++i) {
        const RecordRef &subject = m_session.subjects().at(i);
        const QString done = m_session.isDone(subject) ? QStringLiteral("\u2713 ") : QString();
        prompt.choices.append({ {}, done + m_session.nameOf(subject), QString::number(i) });
    }
    m_prompt.ask(prompt, [this](const QString &position) { m_session.goTo(position.toInt()); });
}
