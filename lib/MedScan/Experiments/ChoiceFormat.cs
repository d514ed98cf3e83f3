namespace MedScan.Experiments;

/// <summary>One of a few words, each standing for an enum value.</summary>
internal sealed class ChoiceFormat<TEnum>(params (string Word, TEnum Value)[] choices) : ConfigFormat<TEnum>
    where TEnum : struct, Enum
{
    public override string Expected { get; } = "one of " + string.Join(", ", choices.Select(choice => choice.Word));

    public override bool TryRead(ConfigScalar scalar, out TEnum value)
    {
        foreach ((string word, TEnum choice) in choices)
        {
            if (string.Equals(word, scalar.Text, StringComparison.Ordinal))
            {
                value = choice;
                return true;
            }
        }

        value = default;
        return false;
    }

    public override bool Accepts(TEnum value) => choices.Any(choice => choice.Value.Equals(value));

    public override string Write(TEnum value) => choices.First(choice => choice.Value.Equals(value)).Word;

    public override string Hint(ConfigScalar scalar) => Spelling.Hint(scalar.Text, choices.Select(choice => choice.Word));
}
