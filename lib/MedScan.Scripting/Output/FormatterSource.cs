using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MedScan.Scripting.Output;

/// <summary>Formatters that a library brings without knowing who will use them, found by names alone: a type, one of its bases or
/// one of its interfaces carries an attribute named <c>TypeFormatterSourceAttribute</c> whose constructor takes a type; that type
/// has <c>CreateTypeFormatters()</c>, which gives objects with <c>string MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>.</summary>
internal sealed class FormatterSource
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConditionalWeakTable<Type, IReadOnlyList<FormatterSource>> Cache = [];

    private readonly (string MimeType, Func<object, TextWriter, bool> Format)[] _formatters;

    private FormatterSource(Type type, IReadOnlyCollection<string>? preferred)
    {
        object source = Activator.CreateInstance(type, nonPublic: true)!;
        MethodInfo create = type.GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            ?? throw new MissingMethodException(type.FullName, "CreateTypeFormatters");
        _formatters =
        [
            .. ((IEnumerable)create.Invoke(source, [])!).Cast<object>().Select(Bind)
                .Where(formatter => preferred is null || preferred.Contains(formatter.MimeType) || formatter.MimeType == "text/plain"),
        ];
    }

    /// <summary>The sources of a type, the most derived first.</summary>
    public static IReadOnlyList<FormatterSource> Of(Type type) => Cache.GetValue(type, static key => Find(key));

    /// <summary>Writes the forms of a value that are not there yet.</summary>
    public void Write(object value, Dictionary<string, string> forms)
    {
        foreach ((string mimeType, Func<object, TextWriter, bool> format) in _formatters)
        {
            if (forms.ContainsKey(mimeType))
                continue;
            using StringWriter writer = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
            if (format(value, writer))
                forms[mimeType] = writer.ToString();
        }
    }

    private static FormatterSource[] Find(Type type)
    {
        List<FormatterSource> found = [];
        for (Type? level = type; level is not null; level = level.BaseType)
            AddFrom(level, found);
        foreach (Type contract in type.GetInterfaces())
            AddFrom(contract, found);
        return [.. found];
    }

    private static void AddFrom(Type type, List<FormatterSource> found)
    {
        foreach (CustomAttributeData attribute in type.GetCustomAttributesData())
        {
            if (attribute.AttributeType.Name != AttributeName || attribute.ConstructorArguments is not [{ Value: Type source }, ..])
                continue;
            object? preferred = attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == "PreferredMimeTypes").TypedValue.Value;
            found.Add(new FormatterSource(source, (preferred as IReadOnlyCollection<CustomAttributeTypedArgument>)?.Select(name => (string)name.Value!).ToArray()));
        }
    }

    private static (string MimeType, Func<object, TextWriter, bool> Format) Bind(object formatter)
    {
        Type type = formatter.GetType();
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        string mimeType = (string?)type.GetProperty("MimeType", Any)?.GetValue(formatter) ?? throw new MissingMemberException(type.FullName, "MimeType");
        MethodInfo format = type.GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]) ?? throw new MissingMethodException(type.FullName, "Format(object, TextWriter)");
        return (mimeType, (value, writer) => (bool)format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null)!);
    }
}
