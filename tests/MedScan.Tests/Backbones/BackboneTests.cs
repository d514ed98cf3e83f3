using System.Security.Cryptography;
using System.Text;
using MedScan.Backbones;
using MedScan.Experiments;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Tests.Backbones;

public sealed class BackboneTests
{
    // From torchvision 0.14.1, num_classes=4: SHA-256 of the lines "name:size,size,..." of the sorted state_dict joined by \n.
    [Theory]
    [InlineData(BackboneKind.ResNet18, 122, "902a16b82ca16366e9d1a849f6e99cd40be289255fdcdded5c69ecc9ac0d1893")]
    [InlineData(BackboneKind.ResNet34, 218, "4c3ec0d720305e261765dcfdbbc4d3059c75dc918cdb91963839d9c708fb8166")]
    [InlineData(BackboneKind.ResNet50, 320, "6b07338f89d2ec44397648d7ce5bc0eecd614f37f63618a7990a126f5e9304b6")]
    public void Create_ResNet_HasTorchvisionsNamesAndShapes(BackboneKind kind, int count, string digest)
    {
        using Backbone backbone = Backbone.Create(new BackboneOptions { Kind = kind, ClassCount = 4 }, seed: 1);
        Dictionary<string, Tensor> state = backbone.state_dict();

        string lines = string.Join('\n', state.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}:{string.Join(',', pair.Value.shape)}"));
        Assert.Equal(count, state.Count);
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));
    }

    [Fact]
    public void Create_ResNet18_IsInitializedAsTorchvisionDoes()
    {
        using Backbone backbone = Backbone.Create(new BackboneOptions { ClassCount = 4 }, seed: 5);
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> state = backbone.state_dict();

        // Kaiming normal, fan out: deviation sqrt(2 / (512 x 3 x 3)), by hand; 2.36 million draws leave about 0.05 % of noise.
        Assert.Equal(Math.Sqrt(2.0 / (512 * 9)), state["layer4.1.conv2.weight"].std().item<float>(), 5e-5);
        Assert.Equal(Math.Sqrt(2.0 / (128 * 1)), state["layer2.0.downsample.0.weight"].std().item<float>(), 5e-3);
        Assert.True(state["layer3.0.bn2.weight"].eq(1).all().item<bool>());
        Assert.True(state["layer3.0.bn2.bias"].eq(0).all().item<bool>());
        // torch.nn.Linear: uniform within 1 / sqrt(512) = 0.0442.
        Assert.InRange(state["fc.weight"].abs().max().item<float>(), 0.043, 0.0442);
        Assert.InRange(state["fc.bias"].abs().max().item<float>(), 0.001, 0.0442);
    }

    [Fact]
    public void Create_SameSeed_GivesSameWeights()
    {
        var options = new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 3 };
        using Backbone first = Backbone.Create(options, seed: 3);
        using Backbone second = Backbone.Create(options, seed: 3);
        using Backbone other = Backbone.Create(options, seed: 4);

        Assert.True(first.state_dict()["block3.conv.weight"].Equals(second.state_dict()["block3.conv.weight"]));
        Assert.False(first.state_dict()["block3.conv.weight"].Equals(other.state_dict()["block3.conv.weight"]));
    }

    [Fact]
    public void Forward_Dropout_ActsInTrainingOnly()
    {
        using Backbone backbone = Backbone.Create(
            new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 3, Dropout = 0.5 }, seed: 3);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Tensor images = KnownWeights.Images(3, 32);

        backbone.eval();
        Assert.True(backbone.call(images).Equals(backbone.call(images)));
        backbone.train();
        Assert.False(backbone.call(images).Equals(backbone.call(images)));
    }

    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(4, 2, 0)]
    [InlineData(4, 3, 1)]
    public void Create_OutOfRange_Throws(int classes, int channels, double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Backbone.Create(new BackboneOptions { ClassCount = classes, InputChannels = channels, Dropout = dropout }, 1));
}
