using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>How a module's field is named in <c>state_dict</c>.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>The name set by <see cref="ComponentNameAttribute"/>, else the field's own.</summary>
    /// <param name="field">A field of a module class.</param>
    public static string ComponentName(this FieldInfo field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
    }
}
