using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MedScan.Scripting.Output.Values;

/// <summary>Reads sequences of any kind, also endless ones and ones that throw half-way.</summary>
internal static class Sequence
{
    private static readonly ConditionalWeakTable<Type, Func<object, int?>> Counts = [];

    /// <summary>How many items there are, where that is known without counting.</summary>
    public static int? CountOf(IEnumerable items) => items is ICollection collection
        ? collection.Count
        : Counts.GetValue(items.GetType(), static type => CounterOf(type))(items);

    /// <summary>The items; a sequence that throws ends with a <see cref="Members.Fault"/>.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What was read before a sequence threw is still shown.")]
    public static IEnumerable Guarded(IEnumerable items)
    {
        IEnumerator? enumerator = null;
        try
        {
            while (true)
            {
                object? current = null;
                Members.Fault? fault = null;
                try
                {
                    enumerator ??= items.GetEnumerator();
                    if (!enumerator.MoveNext())
                        yield break;
                    current = enumerator.Current;
                }
                catch (Exception error) when (error is not ThreadInterruptedException)
                {
                    fault = new Members.Fault(error);
                }
                yield return fault ?? current;
                if (fault is not null)
                    yield break;
            }
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }

    /// <summary>The type of the items by declaration; object where a sequence does not say.</summary>
    public static Type ItemTypeOf(IEnumerable items) => items.GetType().GetInterfaces()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);

    private static Func<object, int?> CounterOf(Type type)
    {
        Type? counted = type.GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType
            && (candidate.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || candidate.GetGenericTypeDefinition() == typeof(ICollection<>)));
        return counted?.GetProperty("Count") is { } property ? instance => property.GetValue(instance) as int? : _ => null;
    }
}
