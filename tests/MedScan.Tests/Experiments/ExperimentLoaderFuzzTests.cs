using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

/// <summary>Whatever stands in a file, the answer is a configuration or a list of faults.</summary>
public sealed class ExperimentLoaderFuzzTests
{
    private const string Good =
        "name: a\nseed: 3\ndata: {root: x, image_size: 64}\ntrain:\n  epochs: &e 5\n  patience: *e\n  early_stopping:\n    patience: 2\n"
        + "augment:\n- 1\nmodel: {weights: \"w\"} # end\n? [x]\n: !!str y\n--- |\n  z\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Parse_MutatedText_NeverFailsOtherwise(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++)
        {
            var text = new System.Text.StringBuilder(Good[..random.Next(1, Good.Length)]);
            for (int edit = random.Next(6); edit > 0; edit--)
            {
                const string odd = "\t\n\r:{}[]&*!|>'\"%@`#,-?\0\u0085\ud800 ~<=.é9";
                text.Insert(random.Next(text.Length + 1), odd[random.Next(odd.Length)]);
            }

            string yaml = text.ToString();
            Exception? failure = Record.Exception(() => ExperimentLoader.Parse(yaml, "e.yaml", ["data.root=x"]));
            Assert.True(failure is null or ExperimentConfigException, $"{failure}\n{yaml}");
        }
    }
}
