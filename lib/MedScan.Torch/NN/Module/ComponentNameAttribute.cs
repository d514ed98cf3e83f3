namespace TorchSharp.Utils;

/// <summary>Gives the content of a field another name in <c>state_dict</c> than the field's own.</summary>
[AttributeUsage(AttributeTargets.All)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name to use.</summary>
    public string? Name { get; set; }
}
