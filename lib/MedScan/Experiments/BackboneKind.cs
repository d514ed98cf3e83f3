namespace MedScan.Experiments;

/// <summary>The architectures an experiment can name.</summary>
public enum BackboneKind
{
    /// <summary>A plain convolutional baseline. Written <c>small-cnn</c>.</summary>
    SmallCnn,

    /// <summary>18 layers (He et al., CVPR 2016). Written <c>resnet18</c>.</summary>
    ResNet18,

    /// <summary>34 layers. Written <c>resnet34</c>.</summary>
    ResNet34,

    /// <summary>50 layers with bottleneck blocks. Written <c>resnet50</c>.</summary>
    ResNet50,
}
