using System.Globalization;
using System.Reflection;

namespace MedScan.Charts.Tests.Notebooks;

/// <summary>Formats values as a notebook's kernel does: by the names of attribute, source and formatter.</summary>
internal static class AsKernel
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static Dictionary<string, string> Format(object value)
    {
        CustomAttributeData attribute = value.GetType().GetCustomAttributesData().Single(data => data.AttributeType.Name == "TypeFormatterSourceAttribute");
        Type type = (Type)attribute.ConstructorArguments[0].Value!;
        Dictionary<string, string> forms = [];
        foreach (object formatter in (IEnumerable<object>)type.GetMethod("CreateTypeFormatters", Any)!.Invoke(Activator.CreateInstance(type), null)!)
        {
            StringWriter writer = new(CultureInfo.InvariantCulture);
            if ((bool)formatter.GetType().GetMethod("Format", Any)!.Invoke(formatter, [value, writer])!)
                forms.Add((string)formatter.GetType().GetProperty("MimeType", Any)!.GetValue(formatter)!, writer.ToString());
        }

        return forms;
    }
}
