#include "model/core/record.h"

#include <type_traits>

namespace {

template<size_t... I>
Record makeByIndex(size_t index, const QUuid &id, std::index_sequence<I...> /*all*/)
{
    Record record;
    const auto make = [&](auto constant) {
        using T = std::variant_alternative_t<decltype(constant)::value, Record>;
        if (decltype(constant)::value == index) {
            T value;
            value.id = Id<T>(id);
            record = std::move(value);
        }
    };
    (make(std::integral_constant<size_t, I> {}), ...);
    return record;
}

struct ReferenceCollector
{
    QList<Reference> &found;

    template<typename T>
    void operator()(const char *name, const Id<T> &id) const
    {
        if (id.isNull())
            return;
        if constexpr (std::is_void_v<T>)
            found.append({ name, true, RecordKind::Settings, id.value() });
        else
            found.append({ name, false, T::kind, id.value() });
    }
    template<typename T>
    void operator()(const char *name, const QList<Id<T>> &ids) const
    {
        for (const Id<T> &id : ids)
            (*this)(name, id);
    }
    template<typename T>
    void operator()(const char * /*name*/, const T & /*value*/) const
    {
    }
};

struct ReferenceRemover
{
    const QUuid &gone;

    template<typename T>
    void operator()(const char * /*name*/, Id<T> &id) const
    {
        if (id.value() == gone)
            id = {};
    }
    template<typename T>
    void operator()(const char * /*name*/, QList<Id<T>> &ids) const
    {
        ids.removeAll(Id<T>(gone));
    }
    template<typename T>
    void operator()(const char * /*name*/, T & /*value*/) const
    {
    }
};

} // namespace

Record makeRecord(RecordKind kind, const QUuid &id)
{
    return makeByIndex(static_cast<size_t>(kind), id,
                       std::make_index_sequence<std::variant_size_v<Record>> {});
}

QList<Reference> referencesOf(const Record &record)
{
    QList<Reference> found;
    std::visit(
            [&](const auto &r) {
                std::decay_t<decltype(r)>::visit(r, ReferenceCollector { found });
            },
            record);
    return found;
}

Record withoutReference(const Record &record, const QUuid &gone)
{
    Record copy = record;
    std::visit([&](auto &r) { std::decay_t<decltype(r)>::visit(r, ReferenceRemover { gone }); },
               copy);
    return copy;
}

QString nameOf(const Record &record)
{
    return std::visit(
            [](const auto &r) -> QString {
                if constexpr (requires { r.name; })
                    return r.name;
                else if constexpr (requires { r.title; })
                    return r.title;
                else
                    return {};
            },
            record);
}
