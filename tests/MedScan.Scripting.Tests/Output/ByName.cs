namespace MedScan.Scripting.Tests.Output;

/// <summary>What a library declares to bring its own formatters, with no type of the library under test.</summary>
internal static class ByName
{
    private static readonly ByFunction Html = new("text/html", () => "<b>by name</b>");
    private static readonly ByFunction Declining = new("text/x-declined", () => null);
    private static readonly ByFunction Throwing = new("text/html", () => throw new InvalidOperationException("broken"));

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class TypeFormatterSourceAttribute(Type type) : Attribute
    {
        public Type Type { get; } = type;
    }

    internal sealed class Source
    {
        private readonly ByFunction[] _formatters = [Html, Declining];

        public IEnumerable<object> CreateTypeFormatters() => _formatters;
    }

    internal sealed class BrokenSource
    {
        private readonly ByFunction[] _formatters = [Throwing];

        public IEnumerable<object> CreateTypeFormatters() => _formatters;
    }

    internal sealed class ByFunction(string mimeType, Func<string?> write)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            string? text = write();
            writer.Write(text);
            return text is not null;
        }
    }
}
