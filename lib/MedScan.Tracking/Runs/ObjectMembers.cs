using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace MedScan.Tracking.Runs;

/// <summary>Reads anonymous objects, records (of C# and F#), plain classes and dictionaries as names and values.</summary>
internal static class ObjectMembers
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <returns><see langword="null"/> where the value is not made of named parts, but a single value or a list.</returns>
    public static IReadOnlyList<KeyValuePair<string, object?>>? Read(object value)
    {
        if (value is string || ValueText.IsSingle(value)) return null;
        if (value is IDictionary dictionary)
        {
            var entries = new List<KeyValuePair<string, object?>>();
            foreach (DictionaryEntry entry in dictionary) entries.Add(new(ValueText.Of(entry.Key), entry.Value));
            return entries;
        }

        if (value is IEnumerable sequence) return ReadPairs(sequence);
        PropertyInfo[] properties = Properties.GetOrAdd(value.GetType(), FindProperties);
        return properties.Length == 0 ? null : [.. properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.GetValue(value)))];
    }

    // IReadOnlyDictionary and F#'s Map are no IDictionary, but sequences of KeyValuePair<string, ...>.
    private static List<KeyValuePair<string, object?>>? ReadPairs(IEnumerable sequence)
    {
        bool arePairs = sequence.GetType().GetInterfaces().Any(type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && type.GetGenericArguments()[0] is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        if (!arePairs) return null;
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (object pair in sequence)
        {
            PropertyInfo[] parts = Properties.GetOrAdd(pair.GetType(), FindProperties);
            entries.Add(new(ValueText.Of(parts.First(part => part.Name == "Key").GetValue(pair)), parts.First(part => part.Name == "Value").GetValue(pair)));
        }

        return entries;
    }

    private static PropertyInfo[] FindProperties(Type type)
    {
        // Types of the framework say themselves how they read as text; their properties are not parameters.
        bool isFramework = type.Namespace is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));
        if (isFramework && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))) return [];
        // An F# union (a case without fields above all) reads better as text than as its tag and test properties.
        if (IsFSharpUnion(type)) return [];
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)];
    }

    // A case with fields is a class below the union's own, which alone carries the mark.
    private static bool IsFSharpUnion(Type type) => IsMarkedAsUnion(type) || (type.BaseType is { } union && IsMarkedAsUnion(union));

    private static bool IsMarkedAsUnion(Type type) =>
        type.GetCustomAttributesData().Any(attribute =>
            attribute.AttributeType.FullName == "Microsoft.FSharp.Core.CompilationMappingAttribute"
            && attribute.ConstructorArguments.Count > 0
            // SourceConstructFlags: the kind in the lower bits, of which 1 is a union.
            && (Convert.ToInt32(attribute.ConstructorArguments[0].Value, CultureInfo.InvariantCulture) & 31) == 1);
}
